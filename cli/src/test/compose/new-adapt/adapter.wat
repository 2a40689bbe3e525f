;; From a zero-terminated string in the main module's memory to one of the world.
(module
  (import "env" "memory" (memory 1))
  (import "$root" "fresh" (func $fresh (param i32 i32) (result i32)))
  (func (export "measure") (param $at i32) (result i32) (local $end i32)
    (local.set $end (local.get $at))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (i32.load8_u (local.get $end))))
        (local.set $end (i32.add (local.get $end) (i32.const 1)))
        (br $next)))
    (call $fresh (local.get $at) (i32.sub (local.get $end) (local.get $at)))))
