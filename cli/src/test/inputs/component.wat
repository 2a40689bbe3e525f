(component
  (core rec (type $a (struct (field (ref null $b)))) (type $b (sub (func (param (ref $a))))))
  (core type $c (sub $b (func (param (ref $a)))))
  (core type $arr (array (mut i8)))
  (core type $m (module
    (alias outer 1 $c (type $cc))
    (type $s (struct (field i32)))
    (import "a" "f" (func (type $cc)))
    (import "a" "g" (global (ref null $s)))
    (import "a" "m" (memory i64 1 2))
    (import "a" "t" (table i64 1 2 (ref null $cc)))
    (export "mem" (memory 1 2 shared))))
  (core module $mod
    (rec (type $a (struct (field (ref null $b)))) (type $b (sub (func (param (ref $a))))))
    (type $c (sub $b (func (param (ref $a)))))
    (func (export "f") (type $c)))
  (core module $mod2
    (rec (type $a (struct (field (ref null $b)))) (type $b (sub (func (param (ref $a))))))
    (import "x" "f" (func (type $b))))
  (core instance $i (instantiate $mod))
  (core instance $j (instantiate $mod2 (with "x" (instance $i))))
)
