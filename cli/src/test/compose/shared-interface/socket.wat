;; Imports an interface with a resource and another one that takes the resource from it. Only the
;; second is plugged; what the plug imports of the first and what the socket does become one import.
(component
  (import "test:s/types" (instance $types
    (export "token" (type $token (sub resource)))
    (export "issue" (func (param "n" u32) (result (own $token))))))
  (alias export $types "token" (type $token))
  (import "test:s/reader" (instance $reader
    (alias outer 1 $token (type $t))
    (export "token" (type $t' (eq $t)))
    (export "read" (func (param "t" (borrow $t')) (result u32)))))
  (core func $issue (canon lower (func $types "issue")))
  (core func $read (canon lower (func $reader "read")))
  (core func $drop (canon resource.drop $token))
  (core module $m
    (import "" "issue" (func $issue (param i32) (result i32)))
    (import "" "read" (func $read (param i32) (result i32)))
    (import "" "drop" (func $drop (param i32)))
    (func (export "run") (result i32) (local $t i32) (local $n i32)
      (local.set $t (call $issue (i32.const 11)))
      (local.set $n (call $read (local.get $t)))
      (call $drop (local.get $t))
      (local.get $n)))
  (core instance $i (instantiate $m (with "" (instance
    (export "issue" (func $issue)) (export "read" (func $read)) (export "drop" (func $drop))))))
  (func (export "run") (result u32) (canon lift (core func $i "run"))))
