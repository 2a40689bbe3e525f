(component
  (import "f" (func $f (param "x" u8)))
  (export "g" (func $f) (func (param "x" string))))
