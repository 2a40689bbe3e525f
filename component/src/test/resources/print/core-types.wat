;; Core types by themselves and in types of modules.
(component
  (core type $f (func (param $x i32) (param f64) (result i64)))
  (core type (func))
  (core type $point (sub (struct (field $x i32) (field (mut i8)))))
  (core type (sub final $point (struct (field i32) (field (mut i8)) (field (ref null $point)))))
  (core rec
    (type $list (struct (field (ref null $node))))
    (type $node (struct (field (ref $list)) (field i16))))
  (core type $self (array (mut (ref null $self))))
  (core type $module
    (module
      (alias outer 1 $f (type $g))
      (type $h (func (param v128)))
      (rec (type (func)) (type (struct)))
      (import "a" "g" (func (type $g)))
      (import "a" "h" (func (type $h)))
      (import "a" "i" (func (type $h) (param v128)))
      (import "a" "j" (func (param v128)))
      (import "a" "memory" (memory i64 1 2 shared))
      (import "a" "small" (memory 1 (pagesize 1)))
      (export "table" (table 1 10 (ref null $h)))
      (export "global" (global (mut anyref)))
      (export "constant" (global i32))
      (export "tag" (tag (param i32)))))
  (core type (module))
  (import "m" (core module $imported (type $module)))
  (type (component
    (core type (func))
    (core rec (type (struct)) (type (array i8)))
    (alias outer 1 $f (core type))))
  (component
    (alias outer 1 $imported (core module))
    (alias outer 1 $module (core type))))
