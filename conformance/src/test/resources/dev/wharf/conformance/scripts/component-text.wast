;; Every way to write the same function.
(component
  (core module $M (func (export "f") (result i32) (i32.const 7)))
  (core instance $m (instantiate $M))
  (alias core export $m "f" (core func $f))
  (canon lift (core func $f) (func $a (result u32)))
  (func $b (result u32) (canon lift (core func $m "f")))
  (type $t (func (result u32)))
  (func (export "inline") (type $t) (canon lift (core func $f)))
  (instance $i (export "nested" (func $b)))
  (instance $o (export "inner" (instance $i)))
  (func $c (alias export $i "nested"))
  (export "first" (func $a))
  (export "alias" (func $c))
  (export "deep" (func $o "inner" "nested") (func (type $t))))
(assert_return (invoke "inline") (u32.const 7))
(assert_return (invoke "first") (u32.const 7))
(assert_return (invoke "alias") (u32.const 7))
(assert_return (invoke "deep") (u32.const 7))

;; What is defined around is reached by its name; types written in place come before their use.
(component $Outer
  (core module $M (func (export "f") (param i32 i32) (result i32) (i32.const 1)) (memory (export "m") 1)
    (func (export "r") (param i32 i32 i32 i32) (result i32) (i32.const 8)))
  (type $pair (tuple u8 u16))
  (component $Inner
    (core instance $m (instantiate $M))
    (func (export "f") (param "p" $pair) (result (option u8))
      (canon lift (core func $m "f") (memory (core memory $m "m")) (realloc (core func $m "r")))))
  (component $Names
    (alias outer $Outer $pair (type $p))
    (import "x" (func (param "a" $p) (result (option (list (tuple $p string))))))))
(assert_invalid
  (component
    (core module $M (func (export "f") (result i32) (i32.const 7)))
    (core instance $m (instantiate $M))
    (func (export "f") (result string) (canon lift (core func $m "f"))))
  "canonical option `memory` is required")
(assert_malformed
  (component quote "(component (core instance (instantiate $nowhere)))")
  "unknown core module: failed to find name $nowhere")
(assert_malformed
  (component quote "(component (type (record (field \"a\" u9))))")
  "unknown operator u9")
