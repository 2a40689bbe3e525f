;; Calls down to a depth, and an import from there if asked.
(component
  (import "greet" (func $greet (param "name" string) (result string)))
  (core module $Memory
    (memory (export "memory") 1)
    (data (i32.const 16) "Ada")
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 1024)))
  (core instance $memory (instantiate $Memory))
  (alias core export $memory "memory" (core memory $mem))
  (alias core export $memory "realloc" (core func $realloc))
  (core func $greet-core (canon lower (func $greet) (memory $mem) (realloc $realloc)))
  (core module $Core
    (import "" "greet" (func $greet (param i32 i32 i32)))
    (import "" "memory" (memory 1))
    (func $descend (export "descend") (param $depth i32) (param $asked i32) (result i32)
      (if (result i32) (local.get $depth)
        (then
          (i32.add
            (i32.const 1)
            (call $descend
              (i32.sub (local.get $depth) (i32.const 1))
              (local.get $asked))))
        (else
          (if (local.get $asked)
            (then (call $greet (i32.const 16) (i32.const 3) (i32.const 32))))
          (i32.load (i32.const 36))))))
  (core instance $core (instantiate $Core (with "" (instance
    (export "greet" (func $greet-core))
    (export "memory" (memory $mem))))))
  (func (export "descend") (param "depth" u32) (param "asked" bool) (result u32)
    (canon lift (core func $core "descend"))))
