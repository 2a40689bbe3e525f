(component
  (type $t (record (field "x" u8)))
  (import "t" (type $t1 (eq $t)))
  (import "i" (instance (alias outer 1 $t1 (type $o)) (export "t" (type (eq $o))))))
