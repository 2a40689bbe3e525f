;; Messages stay in the host as long as their error-context, and a guest may have many of those.
;; Canonical ABI, `canon error-context.new`: the host may transform a message as it likes.
(component
  (core module $Memory
    (memory (export "mem") 33)
    (func (export "realloc") (param i32 i32 i32 i32) (result i32)
      (i32.const 0x110000)))
  (core instance $memory (instantiate $Memory))
  (alias core export $memory "mem" (core memory $mem))
  (core func $new (canon error-context.new (memory $mem)))
  (core func $message (canon error-context.debug-message
    (memory $mem) (realloc (core func $memory "realloc"))))
  (core module $Main
    (import "" "mem" (memory 1))
    (import "" "new" (func $new (param i32 i32) (result i32)))
    (import "" "message" (func $message (param i32 i32)))
    ;; The length of what is left of a message of so many bytes, each of them the given one.
    (func (export "kept") (param $byte i32) (param $length i32) (result i32)
      (memory.fill (i32.const 16) (local.get $byte) (local.get $length))
      (call $message (call $new (i32.const 16) (local.get $length)) (i32.const 0))
      (i32.load (i32.const 4))))
  (core instance $main (instantiate $Main (with "" (instance
    (export "mem" (memory $mem)) (export "new" (func $new)) (export "message" (func $message))))))
  (func (export "kept") (param "byte" u32) (param "length" u32) (result u32)
    (canon lift (core func $main "kept"))))
(assert_return (invoke "kept" (u32.const 0x61) (u32.const 0)) (u32.const 0))
(assert_return (invoke "kept" (u32.const 0x61) (u32.const 1024)) (u32.const 1024))
(assert_return (invoke "kept" (u32.const 0x61) (u32.const 1025)) (u32.const 1024))
(assert_return (invoke "kept" (u32.const 0x61) (u32.const 1000000)) (u32.const 1024))
(assert_trap (invoke "kept" (u32.const 0xff) (u32.const 1000000)) "invalid utf-8")
