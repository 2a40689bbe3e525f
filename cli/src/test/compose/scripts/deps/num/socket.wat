;; Imports two functions; one is served, the other is left open until it is plugged too.
(component
  (import "twice" (func $twice (param "n" u32) (result u32)))
  (import "next" (func $next (param "n" u32) (result u32)))
  (core func $twice (canon lower (func $twice)))
  (core func $next (canon lower (func $next)))
  (core module $m
    (import "" "twice" (func $twice (param i32) (result i32)))
    (import "" "next" (func $next (param i32) (result i32)))
    (func (export "run") (param i32) (result i32)
      (call $next (call $twice (local.get 0)))))
  (core instance $i (instantiate $m (with "" (instance
    (export "twice" (func $twice)) (export "next" (func $next))))))
  (func (export "run") (param "n" u32) (result u32) (canon lift (core func $i "run"))))
