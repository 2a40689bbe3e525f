(component
  (core module $m
    (func (export "next") (param i32) (result i32) (i32.add (local.get 0) (i32.const 1))))
  (core instance $i (instantiate $m))
  (func (export "next") (param "n" u32) (result u32) (canon lift (core func $i "next"))))
