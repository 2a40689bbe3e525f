;; The sum of an array of 10,000 integers.
(module
  (type $ints (array (mut i32)))
  (func $sum (param $a (ref $ints)) (result i32) (local $i i32) (local $sum i32)
    (loop $again
      (local.set $sum (i32.add (local.get $sum) (array.get $ints (local.get $a) (local.get $i))))
      (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (array.len (local.get $a)))))
    (local.get $sum))
  (func (export "run") (param $n i32) (result i32) (local $sum i32) (local $a (ref $ints))
    (local.set $a (array.new $ints (i32.const 3) (i32.const 10000)))
    (block $done (loop $again
      (br_if $done (i32.eqz (local.get $n)))
      (array.set $ints (local.get $a) (i32.and (local.get $n) (i32.const 8191)) (local.get $n))
      (local.set $sum (i32.add (local.get $sum) (call $sum (local.get $a))))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br $again)))
    (local.get $sum)))
