;; 10,000 structures, of which the last 64 or so stay alive.
(module
  (type $node (sub (struct (field $value i32) (field $next (mut (ref null $node))))))
  (func (export "run") (param $n i32) (result i32)
    (local $i i32) (local $sum i32) (local $last (ref null $node))
    (local.set $n (i32.mul (local.get $n) (i32.const 10000)))
    (block $done (loop $again
      (br_if $done (i32.ge_u (local.get $i) (local.get $n)))
      (local.set $last (struct.new $node (local.get $i)
        (select (result (ref null $node)) (local.get $last) (ref.null $node) (i32.and (local.get $i) (i32.const 63)))))
      (local.set $sum (i32.add (local.get $sum) (struct.get $node $value (local.get $last))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br $again)))
    (local.get $sum)))
