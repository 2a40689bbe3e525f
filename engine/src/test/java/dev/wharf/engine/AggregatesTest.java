package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.compile.ModuleCompiler;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.validate.ValidModule;
import java.lang.ref.WeakReference;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Structures, arrays and typed references, where the official suite does not look. */
class AggregatesTest {
  private final Engine engine = Engine.create();
  private final Store store = new Store(engine);

  private Instance instance(String text) {
    return engine.compile(Wat.module(text)).instantiate(store, Imports.none());
  }

  private static Object call(Instance instance, String export, Object... refs) {
    var func = (Func) instance.export(export).orElseThrow();
    var results = new long[Math.max(1, Func.elements(func.type().results()))];
    var refResults = new Object[results.length];
    func.call(new long[refs.length], refs, results, refResults);
    return func.type().results().get(0) instanceof RefType ? refResults[0] : results[0];
  }

  private static String repeat(int count, String text) {
    return IntStream.range(0, count)
        .mapToObj(i -> text.replace("%", Integer.toString(i)))
        .collect(Collectors.joining(" "));
  }

  @Test
  void aStructureOfThousandsOfFieldsIsMadeInParts() {
    for (int count : new int[] {125, 126, 250, 1000, 9_000}) {
      var instance =
          instance(
              "(module (type $s (struct %s)) (func (export \"f\") (result i64)"
                      .formatted(repeat(count, "(field i64)"))
                  + " (struct.get $s %d (struct.new $s %s))))"
                      .formatted(count - 2, repeat(count, "(i64.const %)")));
      assertThat(call(instance, "f")).isEqualTo((long) count - 2);
    }
  }

  @Test
  void anArrayOfThousandsOfOperandsIsMadeInParts() {
    for (String type : List.of("i8", "i64", "f64", "v128", "anyref")) {
      for (int count : new int[] {0, 1, 60, 61, 120, 5_000}) {
        String value =
            switch (type) {
              case "i8" -> "(i32.const %)";
              case "v128" -> "(v128.const i64x2 % 7)";
              case "anyref" -> "(ref.i31 (i32.const %))";
              default -> "(" + type + ".const %)";
            };
        var array =
            (ArrayRef)
                call(
                    instance(
                        ("(module (type $a (array %s)) (func (export \"f\") (result arrayref)"
                                + " (array.new_fixed $a %d %s)))")
                            .formatted(type, count, repeat(count, value))),
                    "f");
        assertThat(array.length()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
          long expected =
              switch (type) {
                case "i8" -> Integer.toUnsignedLong((byte) i);
                case "f64" -> Double.doubleToRawLongBits(i);
                case "anyref" -> 0;
                default -> i;
              };
          assertThat(array.bits(i)).isEqualTo(expected);
          assertThat(array.highBits(i)).isEqualTo(type.equals("v128") ? 7 : 0);
          assertThat(array.ref(i)).isEqualTo(type.equals("anyref") ? I31Ref.of(i) : null);
        }
      }
    }
  }

  @Test
  void vectorsAreFieldsAndElementsToo() {
    var instance =
        instance(
            """
            (module
              (type $s (struct (field (mut v128)) (field i32)))
              (type $a (array (mut v128)))
              (global $g (ref $s) (struct.new $s (v128.const i64x2 5 6) (i32.const 1)))
              (global $h (ref $a) (array.new $a (v128.const i64x2 8 9) (i32.const 3)))
              (func (export "field") (result i64)
                (struct.set $s 0 (global.get $g)
                  (i64x2.add (struct.get $s 0 (global.get $g)) (v128.const i64x2 10 20)))
                (i64x2.extract_lane 1 (struct.get $s 0 (global.get $g))))
              (func (export "element") (result i64)
                (array.fill $a (global.get $h) (i32.const 0) (v128.const i64x2 1 2) (i32.const 2))
                (array.copy $a $a (global.get $h) (i32.const 1) (global.get $h) (i32.const 0) (i32.const 2))
                (array.set $a (global.get $h) (i32.const 1)
                  (i64x2.add (array.get $a (global.get $h) (i32.const 2)) (v128.const i64x2 3 4)))
                (i64x2.extract_lane 1 (array.get $a (global.get $h) (i32.const 1)))))
            """);
    assertThat(call(instance, "field")).isEqualTo(26L);
    assertThat(call(instance, "element")).isEqualTo(6L);
  }

  private static final String POINT =
      """
      (module
        (rec (type $other (struct)) (type $point (sub (struct (field $x i32) (field (mut f32))))))
        (type $named (sub $point (struct (field $x i32) (field (mut f32)) (field i16))))
        (func (export "make") (result (ref $point))
          (struct.new $named (i32.const 3) (f32.const 1.5) (i32.const 40000)))
        (func (export "x") (param anyref) (result i32)
          (struct.get $point $x (ref.cast (ref $point) (local.get 0))))
        (func (export "is") (param anyref) (result i32)
          (ref.test (ref $named) (local.get 0))))
      """;

  @Test
  void modulesShareEqualTypes() {
    var one = instance(POINT);
    var two = instance(POINT.replace("(module", "(module (type (func (param i64)))"));
    Object point = call(one, "make");
    assertThat(call(two, "x", point)).isEqualTo(3L);
    assertThat(call(two, "is", point)).isEqualTo(1L);
    assertThat(call(two, "make").getClass()).isSameAs(point.getClass());
    var different = instance(POINT.replace("(struct))", "(struct (field i8)))"));
    assertThat(call(different, "is", point)).isEqualTo(0L);
    assertThatThrownBy(() -> call(different, "x", point)).hasMessage("cast failure");
  }

  @Test
  void theHostLooksIntoAStructure() {
    var point = (StructRef) call(instance(POINT), "make");
    assertThat(point.size()).isEqualTo(3);
    assertThat(point.bits(0)).isEqualTo(3);
    assertThat(Float.intBitsToFloat((int) point.bits(1))).isEqualTo(1.5f);
    assertThat((int) point.bits(2)).isEqualTo((short) 40000);
    point.set(1, Float.floatToRawIntBits(9), null);
    assertThat(Float.intBitsToFloat((int) point.bits(1))).isEqualTo(9);
    assertThat(point.type().supertype()).isPresent();
    assertThatThrownBy(() -> point.bits(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void classesOfTypesAreUnloadedWithTheirModules() throws Exception {
    var gone = new WeakReference<>(call(Engine.create()).getClass());
    for (int i = 0; i < 50 && gone.get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(gone.get()).isNull();
  }

  private static Object call(Engine engine) {
    var store = new Store(engine);
    return call(engine.compile(Wat.module(POINT)).instantiate(store, Imports.none()), "make");
  }

  @Test
  void hugeArraysTrapAndLeaveTheStoreInOrder() {
    var instance =
        instance(
            """
            (module (type $a (array (mut i64))) (type $v (array v128))
              (func (export "big") (result arrayref) (array.new_default $a (i32.const -1)))
              (func (export "most") (result arrayref) (array.new_default $a (i32.const 0x7fffffff)))
              (func (export "vectors") (result arrayref) (array.new_default $v (i32.const 0x40000000)))
              (func (export "small") (result arrayref) (array.new_default $a (i32.const 7))))
            """);
    for (String name : List.of("big", "most", "vectors")) {
      assertThatThrownBy(() -> call(instance, name))
          .isInstanceOf(TrapException.class)
          .hasMessageStartingWith("memory limit exceeded: array of ");
    }
    assertThat(((ArrayRef) call(instance, "small")).length()).isEqualTo(7);
  }

  @Test
  void aNullStructureIsToldHoweverOftenItIsMet() {
    var instance =
        instance(
            """
            (module (type $s (struct (field i32)))
              (func (export "f") (param (ref null $s)) (result i32) (struct.get $s 0 (local.get 0))))
            """);
    for (int i = 0; i < 30_000; i++) {
      assertThatThrownBy(() -> call(instance, "f", new Object[] {null}))
          .hasMessage("null structure reference");
    }
  }

  @Test
  void functionsAreImportedByTheirDefinedType() {
    String types =
        "(module (type $f (sub (func (result i32)))) (type $g (sub $f (func (result i32))))";
    var maker = engine.compile(Wat.module(types + ")"));
    var general = maker.types().defType(0);
    var special = maker.types().defType(1);
    HostBody seven = (_, _, results, _) -> results[0] = 7;
    var module =
        engine.compile(
            Wat.module(
                types
                    + """
                     (import "h" "f" (func $h (type $f)))
                     (table funcref (elem $h))
                     (func (export "direct") (result i32) (call $h))
                     (func (export "indirect") (result i32) (call_indirect (type $f) (i32.const 0)))
                     (func (export "strict") (result i32) (call_indirect (type $g) (i32.const 0))))
                    """));
    for (var type : List.of(general, special)) {
      var imports = Imports.builder().define("h", "f", HostFunc.of(store, type, seven)).build();
      var instance = module.instantiate(store, imports);
      assertThat(call(instance, "direct")).isEqualTo(7L);
      assertThat(call(instance, "indirect")).isEqualTo(7L);
      if (type == special) {
        assertThat(call(instance, "strict")).isEqualTo(7L);
      } else {
        assertThatThrownBy(() -> call(instance, "strict"))
            .hasMessage("indirect call type mismatch");
      }
    }
    var plain = HostFunc.of(store, new FuncType(List.of(), List.of(ValType.I32)), seven);
    assertThatThrownBy(
            () -> module.instantiate(store, Imports.builder().define("h", "f", plain).build()))
        .isInstanceOf(LinkException.class)
        .hasMessageStartingWith("incompatible import type");
  }

  @Test
  void branchesOnReferencesSurviveAnySplitting() {
    var module =
        Wat.module(
            """
            (module
              (type $leaf (struct (field i32)))
              (type $pair (struct (field anyref) (field anyref)))
              (func $make (param $n i32) (result anyref)
                (if (i32.lt_s (local.get $n) (i32.const 1)) (then
                  (return (if (result anyref) (i32.and (local.get $n) (i32.const 1))
                    (then (ref.i31 (local.get $n))) (else (struct.new $leaf (i32.const 9)))))))
                (struct.new $pair (call $make (i32.sub (local.get $n) (i32.const 1)))
                  (if (result anyref) (i32.rem_s (local.get $n) (i32.const 3))
                    (then (call $make (i32.sub (local.get $n) (i32.const 2)))) (else (ref.null none)))))
              (func $sum (param $t anyref) (param $d i64) (result i64) (local $r (ref $pair))
                (block $null
                  (block $i31 (result i32 (ref i31))
                    (i32.const 2)
                    (block $leaf (result i32 (ref $leaf))
                      (i32.const 5)
                      (br_on_null $null (local.get $t))
                      (br_on_cast $leaf (ref any) (ref $leaf))
                      (br_on_cast $i31 (ref any) (ref i31))
                      (local.set $r (ref.cast (ref $pair)))
                      (return (i64.add (i64.add (i64.extend_i32_s) (local.get $d))
                        (i64.add
                          (call $sum (struct.get $pair 0 (local.get $r)) (i64.add (local.get $d) (i64.const 1)))
                          (call $sum (struct.get $pair 1 (local.get $r)) (i64.mul (local.get $d) (i64.const 3)))))))
                    (struct.get $leaf 0)
                    (return (i64.extend_i32_s (i32.add (i32.mul)))))
                  (i31.get_s)
                  (return (i64.extend_i32_s (i32.sub))))
                (i64.const 77))
              (func (export "run") (param i32) (result i64)
                (call $sum (call $make (local.get 0)) (i64.const 1))))
            """);
    var expected = run(module, new ModuleCompiler(module, new BitSet()));
    assertThat(expected).isNotZero();
    for (int limit : new int[] {30, 45, 60, 90, 120, 200, 400}) {
      assertThat(run(module, ModuleCompiler.splittingAt(module, new BitSet(), limit)))
          .isEqualTo(expected);
    }
  }

  private long run(ValidModule module, ModuleCompiler compiler) {
    var compiled = new CompiledModule(engine, module, _ -> compiler);
    var func = (Func) compiled.instantiate(store, Imports.none()).export("run").orElseThrow();
    var result = new long[1];
    func.call(new long[] {12}, new Object[1], result, new Object[1]);
    return result[0];
  }
}
