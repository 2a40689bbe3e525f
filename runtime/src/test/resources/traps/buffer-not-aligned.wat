(component
  (core module $Memory (memory (export "mem") 1))
  (core instance $memory (instantiate $Memory))
  (type $S (stream u32))
  (canon stream.new $S (core func $new))
  (canon stream.read $S async (memory (core memory $memory "mem")) (core func $read))
  (core module $M
    (import "" "new" (func $new (result i64)))
    (import "" "read" (func $read (param i32 i32 i32) (result i32)))
    (func (export "f")
      (drop (call $read (i32.wrap_i64 (call $new)) (i32.const 2) (i32.const 1)))))
  (core instance $m (instantiate $M (with "" (instance (export "new" (func $new)) (export "read" (func $read))))))
  (func (export "f") async (canon lift (core func $m "f"))))
