;; Makes two things, swaps what is in them by a function of the world that takes the type from the
;; interface, and drops them.
(component
  (import "test:r/things" (instance $things
    (export "thing" (type $thing (sub resource)))
    (export "[constructor]thing" (func (param "n" u32) (result (own $thing))))
    (export "[method]thing.get" (func (param "self" (borrow $thing)) (result u32)))
    (export "dropped" (func (result u32)))))
  (alias export $things "thing" (type $thing'))
  (import "thing" (type $thing (eq $thing')))
  (import "sum" (func $sum (param "a" (borrow $thing)) (param "b" (borrow $thing)) (result u32)))
  (core func $new (canon lower (func $things "[constructor]thing")))
  (core func $get (canon lower (func $things "[method]thing.get")))
  (core func $dropped (canon lower (func $things "dropped")))
  (core func $sum (canon lower (func $sum)))
  (core func $drop (canon resource.drop $thing))
  (core module $m
    (import "" "new" (func $new (param i32) (result i32)))
    (import "" "get" (func $get (param i32) (result i32)))
    (import "" "dropped" (func $dropped (result i32)))
    (import "" "sum" (func $sum (param i32 i32) (result i32)))
    (import "" "drop" (func $drop (param i32)))
    (func (export "run") (result i32) (local $a i32) (local $b i32) (local $n i32)
      (local.set $a (call $new (i32.const 3)))
      (local.set $b (call $new (i32.const 4)))
      (local.set $n (call $sum (local.get $a) (local.get $b)))
      (local.set $n (i32.add (i32.mul (local.get $n) (i32.const 10)) (call $get (local.get $b))))
      (call $drop (local.get $a))
      (call $drop (local.get $b))
      (i32.add (i32.mul (local.get $n) (i32.const 10)) (call $dropped))))
  (core instance $i (instantiate $m (with "" (instance
    (export "new" (func $new)) (export "get" (func $get)) (export "dropped" (func $dropped))
    (export "sum" (func $sum)) (export "drop" (func $drop))))))
  (func (export "run") (result u32) (canon lift (core func $i "run"))))
