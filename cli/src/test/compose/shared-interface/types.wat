(component
  (core module $m
    (func (export "value") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1))))
  (core instance $m (instantiate $m))
  (type $t' (resource (rep i32)))
  (core func $new (canon resource.new $t'))
  (core module $issuer
    (import "" "new" (func $new (param i32) (result i32)))
    (func (export "issue") (param i32) (result i32) (call $new (local.get 0))))
  (core instance $issuer (instantiate $issuer (with "" (instance (export "new" (func $new))))))
  (func $issue (param "n" u32) (result (own $t')) (canon lift (core func $issuer "issue")))
  (func $value (param "self" (borrow $t')) (result u32) (canon lift (core func $m "value")))
  (component $shape
    (import "token" (type $t (sub resource)))
    (import "issue" (func $issue (param "n" u32) (result (own $t))))
    (import "value" (func $value (param "self" (borrow $t)) (result u32)))
    (export $te "token" (type $t))
    (export "[method]token.value" (func $value) (func (param "self" (borrow $te)) (result u32)))
    (export "issue" (func $issue) (func (param "n" u32) (result (own $te)))))
  (instance $types (instantiate $shape
    (with "token" (type $t')) (with "issue" (func $issue)) (with "value" (func $value))))
  (export "test:s/types" (instance $types)))
