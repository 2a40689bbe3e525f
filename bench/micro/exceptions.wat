;; Throws with a number and catches it in the caller, 100 times.
(module
  (tag $odd (param i32))
  (func $halve (param $n i32) (result i32)
    (if (i32.and (local.get $n) (i32.const 1)) (then (throw $odd (local.get $n))))
    (i32.shr_u (local.get $n) (i32.const 1)))
  (func $try (param $n i32) (result i32)
    (block $caught (result i32)
      (try_table (result i32) (catch $odd $caught)
        (call $halve (local.get $n)))))
  (func (export "run") (param $times i32) (result i32)
    (local $sum i32) (local $i i32)
    (loop $again
      (local.set $i (i32.const 200))
      (loop $more
        (local.set $sum (i32.add (local.get $sum) (call $try (local.get $i))))
        (br_if $more (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
      (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))
    (local.get $sum)))
