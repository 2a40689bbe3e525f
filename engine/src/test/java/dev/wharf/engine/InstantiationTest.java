package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.ValType;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InstantiationTest {
  private static final MemoryType ONE_PAGE = new MemoryType(new Bounds(1, OptionalLong.of(5)));

  private final Engine engine = Engine.create();
  private final Store store = new Store(engine);

  private Instance instantiate(String text, Imports imports) {
    return engine.compile(Wat.module(text)).instantiate(store, imports);
  }

  private static Imports define(Extern extern) {
    return Imports.builder().define("env", "it", extern).build();
  }

  @Test
  void aMissingImportIsUnknown() {
    assertThatThrownBy(() -> instantiate("(module (import \"a\" \"b\" (func)))", Imports.none()))
        .isInstanceOf(LinkException.class)
        .hasMessage("unknown import: \"a\" \"b\" is not defined");
  }

  @Test
  void importsOfAnotherKindOrTypeAreIncompatible() {
    var func =
        HostFunc.of(store, new FuncType(List.of(ValType.I32), List.of()), (_, _, _, _) -> {});
    refused("(import \"env\" \"it\" (memory 1))", func, "func [i32] -> [], wanted memory 1");
    refused(
        "(import \"env\" \"it\" (func (param i64)))",
        func,
        "func [i32] -> [], wanted func [i64] -> []");
    var global = Global.create(store, new GlobalType(ValType.I32, false), 1, null);
    refused(
        "(import \"env\" \"it\" (global (mut i32)))",
        global,
        "global i32, wanted global (mut i32)");
  }

  @Test
  void aMemoryIsMatchedByItsPresentSize() {
    var memory = Memory.create(store, ONE_PAGE);
    refused("(import \"env\" \"it\" (memory 2))", memory, "memory 1 5, wanted memory 2");
    refused("(import \"env\" \"it\" (memory 1 4))", memory, "memory 1 5, wanted memory 1 4");
    memory.grow(1);
    instantiate("(module (import \"env\" \"it\" (memory 2)))", define(memory));
  }

  @Test
  void aTableIsMatchedByElementAndSize() {
    var type = new TableType(ValType.EXTERNREF, new Bounds(3, OptionalLong.empty()));
    var table = Table.create(store, type, null);
    refused(
        "(import \"env\" \"it\" (table 3 funcref))",
        table,
        "table 3 externref, wanted table 3 funcref");
    refused(
        "(import \"env\" \"it\" (table 3 9 externref))",
        table,
        "table 3 externref, wanted table 3 9 externref");
    instantiate("(module (import \"env\" \"it\" (table 2 externref)))", define(table));
  }

  private void refused(String imported, Extern extern, String detail) {
    assertThatThrownBy(() -> instantiate("(module " + imported + ")", define(extern)))
        .isInstanceOf(LinkException.class)
        .hasMessage("incompatible import type: \"env\" \"it\" is " + detail);
  }

  @Test
  void importsOfAnotherStoreAreAMistakeOfTheHost() {
    var memory = Memory.create(new Store(engine), ONE_PAGE);
    assertThatThrownBy(
            () -> instantiate("(module (import \"env\" \"it\" (memory 1)))", define(memory)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSegmentOutOfBoundsLeavesWhatEarlierOnesWrote() {
    var memory = Memory.create(store, ONE_PAGE);
    var text =
        """
        (module
          (import "env" "it" (memory 1))
          (data (i32.const 10) "ab")
          (data (i32.const 65535) "cd")
          (data (i32.const 20) "ef"))
        """;
    assertThatThrownBy(() -> instantiate(text, define(memory)))
        .isInstanceOf(TrapException.class)
        .hasMessage("out of bounds memory access: address 65535 + 2 > 65536");
    assertThat(memory.range(10, 2)[10]).isEqualTo((byte) 'a');
    assertThat(memory.range(20, 1)[20]).isZero();
    assertThat(memory.range(65535, 1)[65535]).isZero();
    assertThat(store.depth()).isZero();
  }

  @Test
  void functionsOfAnInstanceThatTrappedStayInImportedTables() {
    var type = new TableType(ValType.FUNCREF, new Bounds(2, OptionalLong.empty()));
    var table = Table.create(store, type, null);
    var text =
        """
        (module
          (import "env" "it" (table 2 funcref))
          (memory 1)
          (global $g i32 (i32.const 42))
          (elem (i32.const 0) $answer)
          (func $answer (result i32) (global.get $g))
          (data (i32.const -1) "x"))
        """;
    assertThatThrownBy(() -> instantiate(text, define(table))).isInstanceOf(TrapException.class);
    var results = new long[1];
    table.func(0).call(new long[0], new Object[0], results, new Object[0]);
    assertThat(results).containsExactly(42);
  }

  @Test
  void constantExpressionsComputeAndReferToEarlierGlobals() {
    var base = Global.create(store, new GlobalType(ValType.I32, false), 7, null);
    var text =
        """
        (module
          (import "env" "it" (global $base i32))
          (global (export "a") i32
            (i32.sub (i32.mul (global.get $base) (i32.const -3)) (i32.const 1)))
          (global (export "b") i64 (i64.add (i64.const -1) (i64.mul (i64.const 3) (i64.const 4))))
          (global (export "f") funcref (ref.func $f))
          (global (export "n") externref (ref.null extern))
          (func $f (export "func")))
        """;
    var instance = instantiate(text, define(base));
    assertThat(global(instance, "a").bits()).isEqualTo(-22 & 0xffff_ffffL);
    assertThat(global(instance, "b").bits()).isEqualTo(11);
    assertThat(global(instance, "f").ref()).isSameAs(instance.export("func").orElseThrow());
    assertThat(global(instance, "n").ref()).isNull();
  }

  private static Global global(Instance instance, String name) {
    return (Global) instance.export(name).orElseThrow();
  }

  @Test
  void theStartFunctionRunsWithItsTrapAndFrames() {
    var text =
        """
        (module $m
          (func $inner unreachable)
          (func $main call $inner)
          (start $main))
        """;
    assertThatThrownBy(() -> instantiate(text, Imports.none()))
        .isInstanceOf(TrapException.class)
        .hasMessage("unreachable")
        .satisfies(e ->
            assertThat(((TrapException) e).frames())
                .extracting(f -> f.module() + "." + f.function())
                .containsExactly("m.inner", "m.main"));
  }

  @Test
  void limitsOfTheStoreRefuseAnInstance() {
    var limited =
        new Store(
            engine, StoreLimits.NONE.withMemoryBytes(65536).withTableElements(5).withInstances(3));
    var memory = engine.compile(Wat.module("(module (memory 2))"));
    assertThatThrownBy(() -> memory.instantiate(limited, Imports.none()))
        .isInstanceOf(LinkException.class)
        .hasMessageStartingWith("memory limit exceeded");
    var table = engine.compile(Wat.module("(module (table 6 funcref))"));
    assertThatThrownBy(() -> table.instantiate(limited, Imports.none()))
        .isInstanceOf(LinkException.class)
        .hasMessageStartingWith("table limit exceeded");
    var empty = engine.compile(Wat.module("(module)"));
    empty.instantiate(limited, Imports.none());
    assertThatThrownBy(() -> empty.instantiate(limited, Imports.none()))
        .isInstanceOf(LinkException.class)
        .hasMessageStartingWith("instance limit exceeded");
  }
}
