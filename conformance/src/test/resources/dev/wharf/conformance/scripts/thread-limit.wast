;; An instance may have as many threads as handles: here 100,000.
(component
  (core module $Table (table (export "table") 1 funcref))
  (core instance $table (instantiate $Table))
  (alias core export $table "table" (core table $threads))
  (core type $start (func (param i32)))
  (core func $new (canon thread.new-indirect $start (core table $threads)))
  (core module $Main
    (import "" "table" (table 1 funcref))
    (import "" "new" (func $new (param i32 i32) (result i32)))
    (func $body (param i32))
    (elem (i32.const 0) func $body)
    (func (export "make") (param $count i32)
      (loop $more
        (drop (call $new (i32.const 0) (i32.const 0)))
        (br_if $more
          (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))))
  (core instance $main (instantiate $Main (with "" (instance
    (export "table" (table $threads)) (export "new" (func $new))))))
  (func (export "make") (param "count" u32) (canon lift (core func $main "make"))))
(assert_return (invoke "make" (u32.const 99999)))
(assert_trap (invoke "make" (u32.const 2)) "resource limit exceeded")
