;; Serves both versions, of which the later is the one that the whole imports.
(component
  (core module $m
    (func (export "base") (result i32) (i32.const 5))
    (func (export "more") (result i32) (i32.const 20))
    (func (export "other") (result i32) (i32.const 2)))
  (core instance $i (instantiate $m))
  (func $base (result u32) (canon lift (core func $i "base")))
  (func $more (result u32) (canon lift (core func $i "more")))
  (func $other (result u32) (canon lift (core func $i "other")))
  (instance $all
    (export "base" (func $base)) (export "more" (func $more)) (export "other" (func $other)))
  (export "test:host/base@0.2.7" (instance $all)))
