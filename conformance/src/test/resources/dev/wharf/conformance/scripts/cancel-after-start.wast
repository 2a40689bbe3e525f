;; A synchronous subtask.cancel waits for the end of the call, also where the caller was not yet told of its start: what
;; is pending then is an event that says STARTED, which is not what it waits for.
(component
  (component $Callee
    (core module $M
      (import "" "return" (func $return))
      (import "" "inc" (func $inc))
      (import "" "dec" (func $dec))
      (import "" "yield" (func $yield (result i32)))
      ;; keeps others out until its next turn
      (func (export "hold") (result i32)
        (call $inc)
        (i32.const 1 (; YIELD ;)))
      (func (export "cb") (param i32 i32 i32) (result i32)
        (call $dec)
        (call $return)
        (i32.const 0 (; EXIT ;)))
      ;; takes some turns, in none of which it can be cancelled
      (func (export "slow") (local $n i32)
        (loop $again
          (drop (call $yield))
          (local.set $n (i32.add (local.get $n) (i32.const 1)))
          (br_if $again (i32.lt_u (local.get $n) (i32.const 20))))))
    (canon task.return (core func $return))
    (canon backpressure.inc (core func $inc))
    (canon backpressure.dec (core func $dec))
    (canon thread.yield (core func $yield))
    (core instance $m (instantiate $M (with "" (instance
      (export "return" (func $return)) (export "inc" (func $inc)) (export "dec" (func $dec))
      (export "yield" (func $yield))))))
    (func (export "hold") async (canon lift (core func $m "hold") async (callback (core func $m "cb"))))
    (func (export "slow") async (canon lift (core func $m "slow"))))
  (component $Caller
    (import "hold" (func $hold async))
    (import "slow" (func $slow async))
    (core module $M
      (import "" "hold" (func $hold (result i32)))
      (import "" "slow" (func $slow (result i32)))
      (import "" "yield" (func $yield (result i32)))
      (import "" "cancel" (func $cancel (param i32) (result i32)))
      (func (export "run") (result i32)
        (local $call i32) (local $n i32)
        (drop (call $hold))
        (local.set $call (call $slow))
        (if (i32.and (local.get $call) (i32.const 15)) (then unreachable)) ;; STARTING
        (loop $again
          (drop (call $yield))
          (local.set $n (i32.add (local.get $n) (i32.const 1)))
          (br_if $again (i32.lt_u (local.get $n) (i32.const 4))))
        (call $cancel (i32.shr_u (local.get $call) (i32.const 4)))))
    (canon lower (func $hold) async (core func $hold'))
    (canon lower (func $slow) async (core func $slow'))
    (canon thread.yield (core func $yield))
    (canon subtask.cancel (core func $cancel))
    (core instance $m (instantiate $M (with "" (instance
      (export "hold" (func $hold')) (export "slow" (func $slow'))
      (export "yield" (func $yield)) (export "cancel" (func $cancel))))))
    (func (export "run") async (result u32) (canon lift (core func $m "run"))))
  (instance $callee (instantiate $Callee))
  (instance $caller (instantiate $Caller
    (with "hold" (func $callee "hold")) (with "slow" (func $callee "slow"))))
  (func (export "run") (alias export $caller "run")))
(assert_return (invoke "run") (u32.const 2)) ;; RETURNED
