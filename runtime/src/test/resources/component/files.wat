;; Keeps resources of the host: opens, reads through a borrow, drops or leaves them open.
(component
  (import "test:demo/files@0.2.3" (instance $files
    (export "file" (type $file (sub resource)))
    (export "open" (func (param "size" u32) (result (own $file))))
    (export "[method]file.size" (func (param "self" (borrow $file)) (result u32)))))
  (alias export $files "file" (type $file))
  (core func $open (canon lower (func $files "open")))
  (core func $size (canon lower (func $files "[method]file.size")))
  (core func $drop (canon resource.drop $file))
  (core module $Core
    (import "" "open" (func $open (param i32) (result i32)))
    (import "" "size" (func $size (param i32) (result i32)))
    (import "" "drop" (func $drop (param i32)))
    (func (export "open") (param i32) (result i32) (call $open (local.get 0)))
    (func (export "size") (param i32) (result i32) (call $size (local.get 0)))
    (func (export "close") (param i32) (call $drop (local.get 0)))
    (func (export "trap") unreachable))
  (core instance $core (instantiate $Core (with "" (instance
    (export "open" (func $open))
    (export "size" (func $size))
    (export "drop" (func $drop))))))
  (func (export "open") (param "size" u32) (result u32) (canon lift (core func $core "open")))
  (func (export "size") (param "handle" u32) (result u32) (canon lift (core func $core "size")))
  (func (export "close") (param "handle" u32) (canon lift (core func $core "close")))
  (func (export "trap") (canon lift (core func $core "trap"))))
