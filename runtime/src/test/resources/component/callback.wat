;; Calls the host, which may try to come back while the instance runs.
(component
  (import "visit" (func $visit (param "depth" u32) (result u32)))
  (core func $visit (canon lower (func $visit)))
  (core module $Core
    (import "" "visit" (func $visit (param i32) (result i32)))
    (func (export "run") (param i32) (result i32) (call $visit (local.get 0))))
  (core instance $core (instantiate $Core (with "" (instance (export "visit" (func $visit))))))
  (func (export "run") (param "depth" u32) (result u32) (canon lift (core func $core "run"))))
