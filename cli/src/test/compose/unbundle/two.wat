;; Two modules, of which one is small.
(component
  (core module $big
    (import "small" "one" (func $one (result i32)))
    (memory (export "memory") 1)
    (data (i32.const 0) "some text, so that this module is larger than the other one, by far")
    (func (export "two") (result i32) (i32.mul (call $one) (i32.const 2))))
  (core module $small (func (export "one") (result i32) (i32.const 21)))
  (core instance $s (instantiate $small))
  (core instance $b (instantiate $big (with "small" (instance $s))))
  (func (export "two") (result u32) (canon lift (core func $b "two"))))
