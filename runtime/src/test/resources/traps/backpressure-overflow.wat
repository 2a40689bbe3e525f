(component
  (core module $M
    (import "" "inc" (func $inc))
    (func (export "f") (local $n i32)
      (loop $again
        (call $inc)
        (local.set $n (i32.add (local.get $n) (i32.const 1)))
        (br_if $again (i32.lt_u (local.get $n) (i32.const 65536))))))
  (canon backpressure.inc (core func $inc))
  (core instance $m (instantiate $M (with "" (instance (export "inc" (func $inc))))))
  (func (export "f") async (canon lift (core func $m "f"))))
