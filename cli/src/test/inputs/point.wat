(module $point
  (type $point (struct (field $x i32) (field $y i32)))
  (func $sum (export "sum") (param $p (ref $point)) (result i32)
    (i32.add (struct.get $point $x (local.get $p)) (struct.get $point $y (local.get $p))))
  (@custom "producers" "by hand"))
