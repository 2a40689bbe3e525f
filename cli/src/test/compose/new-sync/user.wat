(module
  (import "test:made/things@1.0.0" "[constructor]thing" (func $make (param i32) (result i32)))
  (import "test:made/things@1.0.0" "[method]thing.get" (func $get (param i32) (result i32)))
  (import "test:made/things@1.0.0" "[resource-drop]thing" (func $drop (param i32)))
  (import "test:made/things@1.0.0" "dropped" (func $dropped (result i32)))
  (import "test:made/things@1.0.0" "swap"
    (func $swap (param i32 i32 i32 i32 i32 i32 i32 i32 i32)))
  (memory (export "memory") 1)
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 512))
  (func (export "test") (result i32) (local $a i32) (local $sum i32)
    (local.set $a (call $make (i32.const 3)))
    (local.set $sum (call $get (local.get $a)))
    (call $drop (local.get $a))
    ;; {1, "ab"}, ({2, "cde"}, some(thing 5)): back comes {8, "cde"}.
    (call $swap
      (i32.const 1) (i32.const 16) (i32.const 2)
      (i32.const 2) (i32.const 18) (i32.const 3)
      (i32.const 1) (call $make (i32.const 5))
      (i32.const 64))
    (if (i32.ne (i32.load8_u (i32.add (i32.load (i32.const 68)) (i32.const 2))) (i32.const 101))
      (then unreachable))
    (i32.add
      (i32.mul (local.get $sum) (i32.const 10000))
      (i32.add
        (i32.mul (i32.load (i32.const 64)) (i32.const 1000))
        (i32.add (i32.mul (i32.load (i32.const 72)) (i32.const 100)) (call $dropped)))))
  (data (i32.const 16) "abcde"))
