;; Asks for 1.0.0 of one interface, and for 0.2.1 of another that the plug imports as 0.2.0.
(component
  (import "test:a/greeting@1.0.0" (instance $a (export "number" (func (result u32)))))
  (import "test:host/base@0.2.1" (instance $base
    (export "base" (func (result u32))) (export "more" (func (result u32)))))
  (core func $number (canon lower (func $a "number")))
  (core func $base (canon lower (func $base "base")))
  (core func $more (canon lower (func $base "more")))
  (core module $m
    (import "" "number" (func $number (result i32)))
    (import "" "base" (func $base (result i32)))
    (import "" "more" (func $more (result i32)))
    (func (export "run") (result i32)
      (i32.add (i32.mul (call $number) (i32.const 100)) (i32.add (call $base) (call $more)))))
  (core instance $i (instantiate $m (with "" (instance
    (export "number" (func $number)) (export "base" (func $base)) (export "more" (func $more))))))
  (func (export "run") (result u32) (canon lift (core func $i "run"))))
