;; Immediates of every shape, and blocks inside each other.
(module
  (memory 1) (memory $second 1) (table $t 1 funcref) (table 1 externref)
  (tag $e (param i32)) (type $s (struct (field $f (mut i32)))) (type $a (array (mut i32)))
  (type $binary (func (param i32 i32) (result i32)))
  (data $d "x") (elem $el func)
  (func $control (param $n i32) (result i32)
    block $outer (result i32)
      block
        block $inner
          local.get $n
          br_table $inner 1 $outer 0
        end
      end
      loop $again (result i32)
        local.get $n
        br_if $again
        i32.const 1
        block $again
          i32.const 0
          br_if 1
          br $again
        end
      end
    end
    i32.const 2
    i32.const 3
    block (type $binary)
      i32.add
    end
    i32.add
    (if (i32.const 1) (then nop) (else unreachable))
    (@metadata.code.branch_hint "\00") (if (i32.const 1) (then nop)))
  (func $exceptions
    (block $caught (result i32)
      (try_table (catch $e $caught) (catch_all 1) (throw $e (i32.const 1)))
      (i32.const 0))
    drop
    try $legacy
      nop
    catch $e
      drop
      rethrow $legacy
    catch_all
      nop
    end
    (try (do (try (do) (delegate 0))) (catch_all)))
  (func $memories
    (drop (i32.load offset=4 align=1 (i32.const 0)))
    (drop (i64.load8_u $second offset=0xffff (i32.const 0)))
    (v128.store64_lane $second align=1 1 (i32.const 0) (v128.const i64x2 1 -1))
    (drop (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 31 (v128.const f32x4 1 -0 nan inf) (v128.const i8x16 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)))
    (drop (i32x4.extract_lane 3 (v128.const i32x4 1 2 3 4)))
    (memory.copy $second 0 (i32.const 0) (i32.const 0) (i32.const 0))
    (memory.fill (i32.const 0) (i32.const 0) (i32.const 0))
    (memory.init $second $d (i32.const 0) (i32.const 0) (i32.const 0))
    (data.drop $d) (elem.drop $el)
    (table.init 1 $el (i32.const 0) (i32.const 0) (i32.const 0))
    (table.copy (i32.const 0) (i32.const 0) (i32.const 0))
    (drop (memory.grow $second (memory.size))))
  (func $references (param anyref) (result i32)
    (block $no (result anyref) (br_on_cast_fail $no anyref (ref null $s) (local.get 0)) (drop) (ref.null any))
    (drop (ref.cast (ref $s)))
    (drop (ref.test (ref null i31) (local.get 0)))
    (drop (select (result (ref null $a)) (ref.null $a) (ref.null $a) (i32.const 0)))
    (drop (array.new_fixed $a 2 (i32.const 1) (i32.const 2)))
    (array.copy $a $a (ref.null $a) (i32.const 0) (ref.null $a) (i32.const 0) (i32.const 0))
    (struct.get $s $f (ref.null $s)))
  (func $numbers
    (drop (f32.const 0.1)) (drop (f32.const 1e30)) (drop (f32.const -nan:0x200000)) (drop (f32.const 0x1p-149))
    (drop (f64.const -0)) (drop (f64.const 1e-320)) (drop (f64.const inf)) (drop (f64.const nan:0x4000000000000))
    (drop (i32.const 0xffff_ffff)) (drop (i64.const -9223372036854775808))))
