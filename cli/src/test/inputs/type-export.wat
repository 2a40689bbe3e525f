(component (type $r (record (field "x" u8))) (export "r" (type $r)))
