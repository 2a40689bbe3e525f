(component
  (core module $M
    (tag $t)
    (func (export "f") (throw $t)))
  (core instance $m (instantiate $M))
  (func (export "f") async (canon lift (core func $m "f"))))
