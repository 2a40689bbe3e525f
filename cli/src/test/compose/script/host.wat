;; What the script's imports are served with.
(component
  (core module $m
    (func (export "next") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1000)))
    (func (export "given") (param i32) (result i32) (i32.sub (local.get 0) (i32.const 1))))
  (core instance $i (instantiate $m))
  (func $next (param "n" u32) (result u32) (canon lift (core func $i "next")))
  (instance $host (export "next" (func $next)))
  (export "host" (instance $host))
  (export "next" (func $next))
  (func (export "given-number") (param "n" u32) (result u32) (canon lift (core func $i "given"))))
