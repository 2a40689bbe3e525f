;; The package acme:kv@1.0.0, which needs one of acme:base that lies nowhere else.
(component
  (type (component
    (type (instance
      (type (variant (case "full") (case "other" string)))
      (export "fault" (type (eq 0)))))
    (import "acme:base/faults" (instance (type 0)))
    (alias export 0 "fault" (type))
    (type (instance
      (alias outer 1 1 (type))
      (export "fault" (type (eq 0)))
      (export "store" (type (sub resource)))
      (type (borrow 2))
      (type (result (error 1)))
      (type (func (param "self" 3) (param "key" string) (result 4)))
      (export "[method]store.drop" (func (type 5)))))
    (export "acme:kv/store@1.0.0" (instance (type 2)))))
  (export "store" (type 0)))
