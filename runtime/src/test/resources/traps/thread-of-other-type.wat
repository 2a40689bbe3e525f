(component
  (core module $Table (table (export "t") 3 funcref)
    (func $other (param i64))
    (elem (i32.const 1) func $other))
  (core instance $table (instantiate $Table))
  (core type $start (func (param i32)))
  (canon thread.new-indirect $start (core table $table "t") (core func $new))
  (core module $M
    (import "" "new" (func $new (param i32 i32) (result i32)))
    (func (export "f") (drop (call $new (i32.const 1) (i32.const 0)))))
  (core instance $m (instantiate $M (with "" (instance (export "new" (func $new))))))
  (func (export "f") async (canon lift (core func $m "f"))))
