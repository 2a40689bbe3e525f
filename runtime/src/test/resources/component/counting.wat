;; Uses the counters of another component: creates one, adds twice, drops it.
(component
  (import "test:demo/counters@1.0.0" (instance $counters
    (export "counter" (type $counter (sub resource)))
    (export "[constructor]counter" (func (param "start" u32) (result (own $counter))))
    (export "[method]counter.add" (func (param "self" (borrow $counter)) (param "amount" u32) (result u32)))))
  (alias export $counters "counter" (type $counter))
  (core func $create (canon lower (func $counters "[constructor]counter")))
  (core func $add (canon lower (func $counters "[method]counter.add")))
  (core func $drop (canon resource.drop $counter))
  (core module $Core
    (import "" "create" (func $create (param i32) (result i32)))
    (import "" "add" (func $add (param i32 i32) (result i32)))
    (import "" "drop" (func $drop (param i32)))
    (func (export "run") (result i32)
      (local $handle i32)
      (local $sum i32)
      (local.set $handle (call $create (i32.const 30)))
      (drop (call $add (local.get $handle) (i32.const 5)))
      (local.set $sum (call $add (local.get $handle) (i32.const 7)))
      (call $drop (local.get $handle))
      (local.get $sum)))
  (core instance $core (instantiate $Core (with "" (instance
    (export "create" (func $create))
    (export "add" (func $add))
    (export "drop" (func $drop))))))
  (func (export "run") (result u32) (canon lift (core func $core "run"))))
