;; Counts twice.
(component
  (import "cal:api/count@1.1.0" (instance $api
    (export "count" (func (param "n" u32) (result u32)))))
  (core func $count (canon lower (func $api "count")))
  (core module $m
    (import "" "count" (func $count (param i32) (result i32)))
    (func (export "run") (param i32) (result i32) (call $count (call $count (local.get 0)))))
  (core instance $i (instantiate $m (with "" (instance (export "count" (func $count))))))
  (func (export "run") (param "n" u32) (result u32) (canon lift (core func $i "run"))))
