;; What the suite of the specification leaves to implementations, or does not ask.

;; An atomic access is aligned by its whole width: no more, no less.
(assert_invalid
  (module (memory 1 1 shared) (func (drop (i32.atomic.load align=2 (i32.const 0)))))
  "alignment of an atomic access must be natural")
(assert_invalid
  (module (memory 1 1 shared) (func (drop (i32.atomic.load8_u align=2 (i32.const 0)))))
  "alignment must not be larger than natural")
(module
  (memory 1 1 shared)
  (func
    (drop (memory.atomic.notify align=4 (i32.const 0) (i32.const 0)))
    (drop (i64.atomic.rmw.cmpxchg align=8 (i32.const 0) (i64.const 0) (i64.const 0)))))

;; A copy counts with the narrower of two address types.
(module
  (memory $wide i64 1) (memory $narrow 1)
  (func (memory.copy $wide $narrow (i64.const 0) (i32.const 0) (i32.const 0)))
  (func (memory.copy $narrow $wide (i32.const 0) (i64.const 0) (i32.const 0)))
  (func (memory.copy $wide $wide (i64.const 0) (i64.const 0) (i64.const 0)))
  (func (memory.fill $wide (i64.const 0) (i32.const 0) (i64.const 0))))
(assert_invalid
  (module
    (memory $wide i64 1) (memory $narrow 1)
    (func (memory.copy $wide $narrow (i64.const 0) (i32.const 0) (i64.const 0))))
  "type mismatch")
(assert_invalid
  (module (memory i64 1) (data (i32.const 0) ""))
  "type mismatch")

;; Elements are copied to where they are of a supertype.
(module
  (type $t (func))
  (table $some 1 (ref null $t)) (table $all 1 funcref)
  (func (table.copy $all $some (i32.const 0) (i32.const 0) (i32.const 0))))
(assert_invalid
  (module
    (type $t (func))
    (table $some 1 (ref null $t)) (table $all 1 funcref)
    (func (table.copy $some $all (i32.const 0) (i32.const 0) (i32.const 0))))
  "type mismatch")

;; Wide arithmetic has two results.
(module
  (func (param i64 i64) (result i64 i64)
    (i64.add128 (local.get 0) (local.get 1) (i64.mul_wide_u (local.get 0) (local.get 1)))))
(assert_invalid
  (module (func (result i64) (i64.mul_wide_s (i64.const 0) (i64.const 0))))
  "type mismatch")

;; A local without a default is unset again after the block that set it, in either form of handler.
(assert_invalid
  (module
    (type $t (func))
    (func (param (ref $t)) (local $r (ref $t))
      try
        (local.set $r (local.get 0))
      catch_all
        (drop (local.get $r))
      end))
  "uninitialized local")
(module
  (type $t (func))
  (func (param (ref $t)) (local $r (ref $t))
    (local.set $r (local.get 0))
    try
    catch_all
      (drop (local.get $r))
    end))

;; Labels of a caught exception are those of its own handler.
(assert_invalid
  (module (tag $e) (func try (rethrow 0) catch $e end))
  "invalid rethrow label")
(module (tag $e) (func try catch $e (block (rethrow 1)) end))
(assert_malformed
  (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00"
    "\0a\06\01\04\00" "\19" "\0b" "\0b")  ;; catch_all
  "unexpected catch_all")
(assert_malformed
  (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00"
    "\0a\09\01\07\00" "\06\40" "\19" "\19" "\0b" "\0b")  ;; try, catch_all, catch_all
  "unexpected catch_all")

;; What a branch on a reference carries.
(assert_invalid
  (module (func (param anyref) (block (result i32) (br_on_non_null 0 (local.get 0)) (i32.const 0)) (drop)))
  "type mismatch")
(assert_invalid
  (module (func (param anyref) (block (br_on_non_null 0 (local.get 0)))))
  "type mismatch")
(assert_invalid
  (module (func (param eqref) (result anyref)
    (block (result anyref) (br_on_cast 0 eqref anyref (local.get 0)))))
  "type mismatch")

;; Where nothing can be reached, a reference is of every reference type, but no number.
(module (func (unreachable) (ref.as_non_null) (call 1)) (func (param (ref i31))))
(assert_invalid (module (func (result i32) (unreachable) (ref.as_non_null))) "type mismatch")

;; Conversion keeps whether a reference may be null.
(module (func (param (ref extern)) (result (ref any)) (any.convert_extern (local.get 0))))
(assert_invalid
  (module (func (param externref) (result (ref any)) (any.convert_extern (local.get 0))))
  "type mismatch")

;; Constant expressions make structures and arrays of globals before them.
(module
  (type $s (struct (field i32 (mut v128))))
  (type $a (array (ref $s)))
  (global $one i32 (i32.const 1))
  (global $s (ref $s) (struct.new $s (i32.add (global.get $one) (global.get $one)) (v128.const i64x2 0 0)))
  (global (ref $a) (array.new_fixed $a 2 (global.get $s) (struct.new_default $s)))
  (global (ref any) (any.convert_extern (extern.convert_any (ref.i31 (i32.const 3))))))
(assert_invalid
  (module (type $s (struct)) (global (ref $s) (ref.cast (ref $s) (struct.new $s))))
  "constant expression required")
(assert_invalid
  (module (type $s (struct (field (ref any)))) (global (ref $s) (struct.new_default $s)))
  "type mismatch")

;; A type may have one supertype, open and before it.
(assert_invalid (module (type $s (struct)) (type (sub $s (struct)))) "sub type")
(assert_invalid (module (rec (type (sub 1 (struct))) (type (sub (struct))))) "unknown type")
(assert_invalid
  (module binary "\00asm\01\00\00\00" "\01\0f\03" "\50\00\5f\00" "\50\00\5f\00" "\50\02\00\01\5f\00")
  "sub type")
