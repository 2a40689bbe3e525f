(component
  (core module $Memory (memory (export "mem") 1)
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 16)))
  (core instance $memory (instantiate $Memory))
  (canon task.return (result u32) string-encoding=utf16 (memory (core memory $memory "mem")) (core func $return))
  (core module $M
    (import "" "return" (func $return (param i32)))
    (func (export "f") (call $return (i32.const 1))))
  (core instance $m (instantiate $M (with "" (instance (export "return" (func $return))))))
  (func (export "f") async (result u32)
    (canon lift (core func $m "f") async (memory (core memory $memory "mem")))))
