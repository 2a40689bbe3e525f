(module (memory (export "memory") 1) (func (export "g") (result i64) i64.const 0) (func (export "h")))
