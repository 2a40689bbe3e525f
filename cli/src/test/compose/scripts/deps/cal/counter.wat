;; Exports an interface of a later version than the user wants.
(component
  (core module $m
    (func (export "count") (param i32) (result i32) (i32.add (local.get 0) (i32.const 7))))
  (core instance $i (instantiate $m))
  (func $count (param "n" u32) (result u32) (canon lift (core func $i "count")))
  (instance $api (export "count" (func $count)))
  (export "cal:api/count@1.2.0" (instance $api)))
