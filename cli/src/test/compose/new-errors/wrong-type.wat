(module (import "$root" "f" (func (param i64))) (memory (export "memory") 1) (func (export "g") (result i32) i32.const 0) (func (export "h")))
