;; Knows an older interface, for which its host has an adapter.
(module
  (import "old_api" "measure" (func $measure (param i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 8) "seven..\00")
  (func (export "run") (result i32) (call $measure (i32.const 8))))
