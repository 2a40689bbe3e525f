(component
  (import "acme:time/clock@2.0.0" (instance $c
    (export "tick" (type $tick (sub resource)))
    (export "now" (func (result (option (own $tick)))))))
  (export "acme:time/other@2.0.0" (instance $c)))
