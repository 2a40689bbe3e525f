;; Two core modules share a memory, a table and a mutable global; one has a start function. A nested component is
;; instantiated twice and takes its core module from the outside.
(component
  (core module $Memory
    (memory (export "memory") 1)
    (table (export "table") 2 funcref)
    (global (export "starts") (mut i32) (i32.const 0)))
  (core instance $memory (instantiate $Memory))
  (core module $Plugin
    (import "env" "memory" (memory 1))
    (import "env" "table" (table 2 funcref))
    (import "env" "starts" (global $starts (mut i32)))
    (func $answer (result i32) (i32.load (i32.const 8)))
    (elem (i32.const 1) $answer)
    (func $start
      (i32.store (i32.const 8) (i32.const 42))
      (global.set $starts (i32.add (global.get $starts) (i32.const 1))))
    (start $start))
  (core instance (instantiate $Plugin (with "env" (instance $memory))))
  (core instance (instantiate $Plugin (with "env" (instance $memory))))
  (core module $Main
    (import "env" "table" (table 2 funcref))
    (import "env" "starts" (global $starts (mut i32)))
    (type $answer (func (result i32)))
    (func (export "answer") (result i32) (call_indirect (type $answer) (i32.const 1)))
    (func (export "starts") (result i32) (global.get $starts)))
  (core instance $main (instantiate $Main (with "env" (instance $memory))))
  (core module $Counter
    (global $count (mut i32) (i32.const 0))
    (func (export "next") (result i32)
      (global.set $count (i32.add (global.get $count) (i32.const 1)))
      (global.get $count)))
  (component $Inner
    (alias outer 1 $Counter (core module $Module))
    (core instance $core (instantiate $Module))
    (func (export "next") (result u32) (canon lift (core func $core "next"))))
  (instance $a (instantiate $Inner))
  (instance $b (instantiate $Inner))
  (func (export "answer") (result u32) (canon lift (core func $main "answer")))
  (func (export "starts") (result u32) (canon lift (core func $main "starts")))
  (export "test:demo/a" (instance $a))
  (export "test:demo/b" (instance $b)))
