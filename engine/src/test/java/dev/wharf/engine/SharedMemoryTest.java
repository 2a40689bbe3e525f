package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.validate.ModuleValidator;
import java.util.ArrayList;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SharedMemoryTest {
  private static final String ACCESSES =
      """
        (func (export "load") (param i32) (result i32) (i32.load offset=4 (local.get 0)))
        (func (export "store") (param i32) (i32.store offset=4 (local.get 0) (i32.const 77)))
        (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
        (func (export "size") (param i32) (result i32) (memory.size)))
      """;

  private final Engine engine = Engine.create();

  private CompiledModule compile(String text) {
    return engine.compile(ModuleValidator.validate(ModuleParser.parse(text)));
  }

  private static Imports with(Memory memory) {
    return Imports.builder().define("env", "memory", memory).build();
  }

  private static int call(Instance instance, String name, int argument) {
    var func = (Func) instance.export(name).orElseThrow();
    var result = new long[1];
    func.call(new long[] {argument}, new Object[1], result, new Object[1]);
    return (int) result[0];
  }

  private Memory shared(Store store) {
    var bounds = new Bounds(1, OptionalLong.of(4));
    return Memory.create(store, new MemoryType(AddressType.I32, bounds, true, 16));
  }

  @Test
  void storesShareASharedMemoryAndNothingElse() {
    var module = compile("(module (import \"env\" \"memory\" (memory 1 4 shared))" + ACCESSES);
    var one = new Store(engine);
    var memory = shared(one);
    var first = module.instantiate(one, with(memory));
    var second = module.instantiate(new Store(engine), with(memory));
    call(first, "store", 65528);
    assertThat(call(second, "load", 65528)).isEqualTo(77);
    assertThatThrownBy(() -> call(second, "load", 65536)).isInstanceOf(TrapException.class);
    assertThat(call(first, "grow", 1)).isEqualTo(1);
    assertThat(call(second, "load", 65536)).isZero();
    assertThat(call(second, "size", 0)).isEqualTo(2);
    var unshared = compile("(module (import \"env\" \"memory\" (memory 1))" + ACCESSES);
    assertThatThrownBy(() -> unshared.instantiate(one, with(memory)))
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("memory 2 4 shared");
    var own = Memory.create(one, new MemoryType(new Bounds(1, OptionalLong.empty())));
    assertThatThrownBy(() -> unshared.instantiate(new Store(engine), with(own)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSameModuleRunsOnAnArrayAndOnALargerMemory() {
    var module = compile("(module (import \"env\" \"memory\" (memory 1))" + ACCESSES);
    for (long pages : new long[] {2, 65536, 300, 40000}) {
      var store = new Store(engine);
      var type = new MemoryType(new Bounds(pages, OptionalLong.empty()));
      var instance = module.instantiate(store, with(Memory.create(store, type)));
      int last = (int) (pages * 65536 - 8);
      call(instance, "store", last);
      assertThat(call(instance, "load", last)).isEqualTo(77);
      assertThatThrownBy(() -> call(instance, "store", last + 1)).isInstanceOf(TrapException.class);
      assertThat(call(instance, "size", 0)).isEqualTo((int) pages);
      assertThat(call(instance, "grow", 65536)).isEqualTo(-1);
    }
  }

  /** Each thread adds to the cell with a compare-and-exchange loop, and grows the memory once. */
  @Test
  void threadsOfGeneratedCodeLoseNoUpdate() throws Exception {
    int rounds = 50_000;
    var module =
        compile(
            """
            (module (import "env" "memory" (memory 1 4 shared))
              (func (export "add") (param $rounds i32) (result i32) (local $old i32)
                (drop (memory.grow (i32.const 1)))
                (loop $next
                  (block $done
                    (loop $retry
                      (local.set $old (i32.atomic.load offset=8 (i32.const 0)))
                      (br_if $done (i32.eq (local.get $old)
                        (i32.atomic.rmw.cmpxchg offset=8 (i32.const 0) (local.get $old)
                          (i32.add (local.get $old) (i32.const 3)))))
                      (br $retry)))
                  (drop (i64.atomic.rmw16.add_u (i32.const 18) (i64.const 1)))
                  (br_if $next
                    (local.tee $rounds (i32.sub (local.get $rounds) (i32.const 1)))))
                (i32.atomic.load offset=8 (i32.const 0))))
            """);
    var memory = shared(new Store(engine));
    var threads = new ArrayList<Thread>();
    for (int t = 0; t < 3; t++) {
      var instance = module.instantiate(new Store(engine), with(memory));
      threads.add(Thread.ofPlatform().start(() -> call(instance, "add", rounds)));
    }
    for (var thread : threads) {
      thread.join();
    }
    var bytes = new byte[4];
    memory.read(8, bytes, 0, 4);
    int total = bytes[0] & 0xff | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16;
    assertThat(total).isEqualTo(9 * rounds);
    memory.read(18, bytes, 0, 2);
    assertThat(bytes[0] & 0xff | (bytes[1] & 0xff) << 8).isEqualTo(3 * rounds & 0xffff);
    assertThat(memory.pages()).isEqualTo(4);
  }
}
