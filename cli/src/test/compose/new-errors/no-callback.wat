(module (memory (export "memory") 1) (func (export "g") (result i32) i32.const 0) (func (export "[async-lift]h") (result i32) i32.const 0))
