;; Counts down through 1,000 tail calls, by turns from two functions.
(module
  (func $even (param $n i32) (param $sum i32) (result i32)
    (if (result i32) (i32.eqz (local.get $n))
      (then (local.get $sum))
      (else
        (return_call $odd (i32.sub (local.get $n) (i32.const 1))
          (i32.add (local.get $sum) (local.get $n))))))
  (func $odd (param $n i32) (param $sum i32) (result i32)
    (if (result i32) (i32.eqz (local.get $n))
      (then (local.get $sum))
      (else
        (return_call $even (i32.sub (local.get $n) (i32.const 1))
          (i32.xor (local.get $sum) (local.get $n))))))
  (func (export "run") (param $times i32) (result i32)
    (local $sum i32)
    (loop $again
      (local.set $sum (i32.add (local.get $sum) (call $even (i32.const 1000) (local.get $sum))))
      (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))
    (local.get $sum)))
