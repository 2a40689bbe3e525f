(component
  (core module $Memory (memory (export "mem") 1)
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 16)))
  (core instance $memory (instantiate $Memory))
  (canon error-context.new (memory (core memory $memory "mem")) (core func $new))
  (canon error-context.debug-message (memory (core memory $memory "mem"))
    (realloc (core func $memory "realloc")) (core func $message))
  (core module $M
    (import "" "new" (func $new (param i32 i32) (result i32)))
    (import "" "message" (func $message (param i32 i32)))
    (func (export "f") (call $message (call $new (i32.const 0) (i32.const 0)) (i32.const 65532))))
  (core instance $m (instantiate $M (with "" (instance
    (export "new" (func $new)) (export "message" (func $message))))))
  (func (export "f") async (canon lift (core func $m "f"))))
