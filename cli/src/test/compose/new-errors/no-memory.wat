(module (func (export "g") (result i32) i32.const 0) (func (export "h")))
