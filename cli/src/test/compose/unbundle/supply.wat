;; Gives back what was taken out.
(component
  (core module $big
    (import "small" "one" (func $one (result i32)))
    (memory (export "memory") 1)
    (func (export "two") (result i32) (i32.mul (call $one) (i32.const 3))))
  (export "unbundled-module0" (core module $big)))
