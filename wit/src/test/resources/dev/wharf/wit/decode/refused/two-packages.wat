(component
  (type $a (component (export "a:b/c" (instance))))
  (export "c" (type $a))
  (type $d (component (export "a:d/e" (instance))))
  (export "e" (type $d)))
