(component
  (type $t (record (field "x" u8)))
  (component $inner
    (core module $m
      (func (export "f") (result i32)
        i32.const 1
        f32.neg))))
