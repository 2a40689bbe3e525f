(component
  (canon waitable-set.new (core func $new))
  (canon error-context.drop (core func $drop))
  (core module $M
    (import "" "new" (func $new (result i32)))
    (import "" "drop" (func $drop (param i32)))
    (func (export "f") (call $drop (call $new))))
  (core instance $m (instantiate $M (with "" (instance (export "new" (func $new)) (export "drop" (func $drop))))))
  (func (export "f") async (canon lift (core func $m "f"))))
