(component
  (component $Maker
    (type $R' (resource (rep i32)))
    (export $R "r" (type $R'))
    (canon resource.new $R' (core func $new))
    (core module $M
      (import "" "new" (func $new (param i32) (result i32)))
      (func (export "make") (result i32) (call $new (i32.const 1)))
      (func (export "sink") (param i32)))
    (core instance $m (instantiate $M (with "" (instance (export "new" (func $new))))))
    (func (export "make") (result (own $R)) (canon lift (core func $m "make")))
    (func (export "sink") (param "r" (own $R)) (canon lift (core func $m "sink"))))
  (component $Taker
    (import "r" (type $R (sub resource)))
    (import "sink" (func $sink (param "r" (own $R))))
    (canon lower (func $sink) (core func $sink'))
    (core module $M
      (import "" "sink" (func $sink (param i32)))
      (func (export "take") (param i32) (call $sink (local.get 0))))
    (core instance $m (instantiate $M (with "" (instance (export "sink" (func $sink'))))))
    (func (export "take") (param "r" (borrow $R)) (canon lift (core func $m "take"))))
  (component $Caller
    (import "r" (type $R (sub resource)))
    (import "make" (func $make (result (own $R))))
    (import "take" (func $take (param "r" (borrow $R))))
    (canon lower (func $make) (core func $make'))
    (canon lower (func $take) (core func $take'))
    (core module $M
      (import "" "make" (func $make (result i32)))
      (import "" "take" (func $take (param i32)))
      (func (export "f") (call $take (call $make))))
    (core instance $m (instantiate $M (with "" (instance (export "make" (func $make')) (export "take" (func $take'))))))
    (func (export "f") async (canon lift (core func $m "f"))))
  (instance $maker (instantiate $Maker))
  (alias export $maker "r" (type $R))
  (instance $taker (instantiate $Taker (with "r" (type $R)) (with "sink" (func $maker "sink"))))
  (instance $caller (instantiate $Caller (with "r" (type $R))
    (with "make" (func $maker "make")) (with "take" (func $taker "take"))))
  (func (export "f") (alias export $caller "f")))
