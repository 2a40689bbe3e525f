(module
  (import "env" "memory" (memory 1))
  (global $__stack_pointer (mut i32) (i32.const 0))
  (func (export "measure") (param $at i32) (result i32) (global.get $__stack_pointer))
  (@custom "name" "\07\12\01\00\0f__stack_pointer"))
