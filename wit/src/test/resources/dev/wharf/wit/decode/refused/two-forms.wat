(component
  (import "a:b/c" (instance (type $r (record (field "x" u8))) (export "t" (type (eq $r)))))
  (type $s (record (field "y" u8)))
  (instance $i (export "t" (type $s)))
  (component $shim (type $s (record (field "y" u8))) (export "t" (type $s)))
  (instance $j (instantiate $shim))
  (export "a:b/c" (instance $j)))
