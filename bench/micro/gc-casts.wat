;; Asks 1,000 objects of an array which of three types they are: casts by branch, along a line of subtypes.
(module
  (type $shape (sub (struct (field $kind i32))))
  (type $circle (sub $shape (struct (field $kind i32) (field $radius i32))))
  (type $square (sub $shape (struct (field $kind i32) (field $side i32) (field $colour i32))))
  (type $shapes (array (mut (ref null $shape))))
  (global $shapes (mut (ref null $shapes)) (ref.null $shapes))
  (func $fill
    (local $i i32)
    (global.set $shapes (array.new_default $shapes (i32.const 1000)))
    (loop $more
      (array.set $shapes (global.get $shapes) (local.get $i)
        (if (result (ref null $shape)) (i32.rem_u (i32.mul (local.get $i) (i32.const 7)) (i32.const 3))
          (then (struct.new $circle (i32.const 1) (local.get $i)))
          (else (struct.new $square (i32.const 2) (local.get $i) (i32.const 3)))))
      (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 1000)))))
  (func $size (param $shape (ref null $shape)) (result i32)
    (block $circle (result (ref $circle))
      (block $square (result (ref $square))
        (br_on_cast $square (ref null $shape) (ref $square)
          (br_on_cast $circle (ref null $shape) (ref $circle) (local.get $shape)))
        (return (i32.const 0)))
      (return (struct.get $square $side)))
    (struct.get $circle $radius))
  (func (export "run") (param $times i32) (result i32)
    (local $sum i32) (local $i i32)
    (if (ref.is_null (global.get $shapes)) (then (call $fill)))
    (loop $again
      (local.set $i (i32.const 0))
      (loop $more
        (local.set $sum
          (i32.add (local.get $sum)
            (call $size (array.get $shapes (global.get $shapes) (local.get $i)))))
        (br_if $more
          (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 1000))))
      (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))
    (local.get $sum)))
