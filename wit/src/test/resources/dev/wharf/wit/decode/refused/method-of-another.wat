(component
  (import "a:b/c" (instance $c (export "r" (type (sub resource)))))
  (alias export $c "r" (type $r))
  (import "a:b/d" (instance
    (alias outer 1 $r (type $o))
    (export "r" (type $q (eq $o)))
    (export "[method]r.m" (func (param "self" (borrow $q)))))))
