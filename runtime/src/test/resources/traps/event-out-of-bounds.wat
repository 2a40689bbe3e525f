(component
  (core module $Memory (memory (export "mem") 1))
  (core instance $memory (instantiate $Memory))
  (canon waitable-set.new (core func $new))
  (canon waitable-set.poll (memory (core memory $memory "mem")) (core func $poll))
  (core module $M
    (import "" "new" (func $new (result i32)))
    (import "" "poll" (func $poll (param i32 i32) (result i32)))
    (func (export "f") (drop (call $poll (call $new) (i32.const 65532)))))
  (core instance $m (instantiate $M (with "" (instance (export "new" (func $new)) (export "poll" (func $poll))))))
  (func (export "f") async (canon lift (core func $m "f"))))
