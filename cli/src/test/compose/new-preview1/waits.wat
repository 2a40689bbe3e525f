;; Waits for a clock and for nothing, and traps if an event is not the one that was asked for.
(module
  (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get" (func $time (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_prestat_get" (func $prestat (param i32 i32) (result i32)))
  (memory (export "memory") 4)
  (func $check (param i32) (if (i32.eqz (local.get 0)) (then unreachable)))
  (func (export "_start") (local $before i64)
    (call $check (i32.eqz (call $time (i32.const 1) (i64.const 0) (i32.const 8))))
    (local.set $before (i64.load (i32.const 8)))
    (i64.store (i32.const 64) (i64.const 77))
    (i32.store (i32.const 80) (i32.const 1))
    (i64.store (i32.const 88) (i64.const 20000000))
    (call $check (i32.eqz (call $poll (i32.const 64) (i32.const 512) (i32.const 1) (i32.const 0))))
    (call $check (i32.eq (i32.load (i32.const 0)) (i32.const 1)))
    (call $check (i64.eq (i64.load (i32.const 512)) (i64.const 77)))
    (call $check (i32.eqz (i32.load16_u (i32.const 520))))
    (call $check (i32.eqz (call $time (i32.const 1) (i64.const 0) (i32.const 8))))
    (call $check
      (i64.ge_u (i64.sub (i64.load (i32.const 8)) (local.get $before)) (i64.const 20000000)))
    ;; More than comes in one piece.
    (call $check (i32.eqz (call $random (i32.const 1024) (i32.const 150000))))
    (call $check (i64.ne (i64.load (i32.const 150992)) (i64.const 0)))
    (call $check (i32.eq (call $poll (i32.const 64) (i32.const 512) (i32.const 0) (i32.const 0))
      (i32.const 28)))
    (call $check (i32.eq (call $prestat (i32.const 3) (i32.const 0)) (i32.const 8)))
    ;; The adapter has grown its own memory, not this one.
    (call $check (i32.eq (memory.size) (i32.const 4)))))
