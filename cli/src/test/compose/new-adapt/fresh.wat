(component
  (core module $m
    (memory (export "memory") 1)
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 64))
    (func (export "fresh") (param i32 i32) (result i32) (local.get 1)))
  (core instance $i (instantiate $m))
  (func (export "fresh") (param "text" string) (result u32)
    (canon lift (core func $i "fresh") (memory $i "memory") (realloc (func $i "realloc")))))
