(module
  (memory (export "memory") 1)
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 512))
  (func (export "test:made/log@1.0.0#line") (param i32 i32) (result i32) (local.get 1))
  (func (export "twice") (param i32) (result i32) (i32.shl (local.get 0) (i32.const 1))))
