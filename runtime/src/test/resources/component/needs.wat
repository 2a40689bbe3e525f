;; Imports of every kind that a host can serve or miss.
(component
  (import "test:demo/store@1.4.0" (instance
    (type $entry (record (field "key" string) (field "tags" (list u8))))
    (export "entry" (type $e (eq $entry)))
    (type $error (enum "missing" "full"))
    (export "error" (type $err (eq $error)))
    (export "get" (func (param "key" string) (result (result (option $e) (error $err)))))
    (export "clear" (func)))))
