(component
  (import "test:host/base@0.2.0" (instance $base
    (export "base" (func (result u32))) (export "other" (func (result u32)))))
  (core func $base (canon lower (func $base "base")))
  (core func $other (canon lower (func $base "other")))
  (core module $m
    (import "" "base" (func $base (result i32)))
    (import "" "other" (func $other (result i32)))
    (func (export "number") (result i32) (i32.sub (call $base) (call $other))))
  (core instance $i (instantiate $m (with "" (instance
    (export "base" (func $base)) (export "other" (func $other))))))
  (func $number (result u32) (canon lift (core func $i "number")))
  (instance $older (export "number" (func $number)))
  (instance $newer (export "number" (func $number)))
  (export "test:a/greeting@2.0.0" (instance $older))
  (export "test:a/greeting@1.3.0" (instance $newer)))
