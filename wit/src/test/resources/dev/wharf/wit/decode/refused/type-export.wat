(component (type $t (record (field "x" u8))) (export "t" (type $t)))
