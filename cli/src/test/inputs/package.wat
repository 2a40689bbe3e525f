(component
  (type (component
    (type (instance (type (list u8)) (export "get" (func (param "key" string) (result 0)))))
    (export "acme:kv/store@1.0.0" (instance (type 0)))))
  (export "store" (type 0)))
