;; 1,000 small integers put into an array of any references, and taken out again.
(module
  (type $refs (array (mut anyref)))
  (func (export "run") (param $n i32) (result i32) (local $a (ref $refs)) (local $i i32) (local $sum i32)
    (local.set $a (array.new $refs (ref.null any) (i32.const 1000)))
    (block $done (loop $again
      (br_if $done (i32.eqz (local.get $n)))
      (local.set $i (i32.const 0))
      (loop $next
        (array.set $refs (local.get $a) (local.get $i) (ref.i31 (i32.add (local.get $i) (local.get $n))))
        (local.set $sum (i32.add (local.get $sum)
          (i31.get_u (ref.cast (ref i31) (array.get $refs (local.get $a) (local.get $i))))))
        (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 1000))))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br $again)))
    (local.get $sum)))
