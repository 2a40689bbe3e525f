;; Reads tokens that a third component makes, by a function that the socket does not import.
(component
  (import "test:s/types" (instance $types
    (export "token" (type $token (sub resource)))
    (export "[method]token.value" (func (param "self" (borrow $token)) (result u32)))))
  (alias export $types "token" (type $token))
  (core func $value (canon lower (func $types "[method]token.value")))
  (core func $drop (canon resource.drop $token))
  (core module $m
    (import "" "value" (func $value (param i32) (result i32)))
    (import "" "drop" (func $drop (param i32)))
    (func (export "read") (param i32) (result i32)
      (i32.mul (call $value (local.get 0)) (i32.const 100))
      (call $drop (local.get 0))))
  (core instance $i (instantiate $m (with "" (instance
    (export "value" (func $value)) (export "drop" (func $drop))))))
  (func $read (param "t" (borrow $token)) (result u32) (canon lift (core func $i "read")))
  (instance $reader (export "token" (type $token)) (export "read" (func $read)))
  (export "test:s/reader" (instance $reader)))
