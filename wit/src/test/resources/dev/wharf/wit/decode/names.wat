;; One type of instance under several names, one of which says what it implements; an import that is
;; exported again.
(component
  (type $clock (instance
    (export "tick" (type $tick (sub resource)))
    (type $span (tuple u32 u32))
    (export "span" (type $s (eq $span)))
    (export "now" (func (result (own $tick))))
    (export "since" (func (param "t" (borrow $tick)) (result (option $s))))))
  (import "acme:time/clock@2.0.0" (instance $first (type $clock)))
  (import "spare" (implements "acme:time/clock@2.0.0") (instance (type $clock)))
  (import "own" (instance (type $clock)))
  (import "old-name" (external-id "urn:x:7") (func (param "x" (map string u32))))
  (export "acme:time/clock@2.0.0" (instance $first)))
