;; Imports an interface of plain types alone, which nobody need provide.
(component
  (import "wasi:clocks/types@0.3.0" (instance $types
    (type $d u64)
    (export "duration" (type (eq $d)))))
  (alias export $types "duration" (type $duration))
  (core module $m (func (export "double") (param i64) (result i64) (i64.add (local.get 0) (local.get 0))))
  (core instance $i (instantiate $m))
  (func (export "double") (param "d" $duration) (result $duration) (canon lift (core func $i "double"))))
