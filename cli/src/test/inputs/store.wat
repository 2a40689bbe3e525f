;; Imports with a resource taken from one interface by another; exports that use it too.
(component
  (import "acme:kv/types@1.0.0" (instance $types
    (export "key" (type $key (sub resource)))
    (export "[constructor]key"
      (func (param "name" string) (result (own $key))))
    (export "[method]key.name" (func (param "self" (borrow $key)) (result string)))))
  (alias export $types "key" (type $key))
  (import "acme:kv/store@1.0.0" (instance
    (alias outer 1 $key (type $outer))
    (export "key" (type $k (eq $outer)))
    (type $v (variant (case "text" string) (case "bytes" (list u8)) (case "none")))
    (export "value" (type $value (eq $v)))
    (export "get" (func (param "k" (borrow $k)) (result (option $value))))
    (export "changes" (func async (param "k" (own $k)) (result (stream $value))))))
  (import "wasi:filesystem/preopens@0.2.12" (instance))
  (import "limit" (func (result u32)))
  (core module $m (func (export "f") (result i32) i32.const 1) (memory (export "m") 1))
  (core instance $i (instantiate $m))
  (func $f (result u32) (canon lift (core func $i "f")))
  (instance $answers (export "answer" (func $f)))
  (export "answer" (func $f))
  (export "acme:app/answers" (instance $answers)))
