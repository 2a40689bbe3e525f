package dev.wharf.runtime.canon;

import dev.wharf.component.SpecRevision;
import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.engine.Func;
import dev.wharf.engine.HostBody;
import dev.wharf.engine.HostFunc;
import dev.wharf.engine.Memory;
import dev.wharf.engine.Store;
import dev.wharf.runtime.async.FiberKind;
import dev.wharf.runtime.async.InstanceTasks;
import dev.wharf.runtime.async.Scheduler;
import dev.wharf.runtime.link.InstanceScope;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A component instance without code: a memory, an allocator that keeps a log, and core functions
 * made of lambdas.
 */
final class FakeGuest {
  static final int HOST_COPY = 1 << 20;
  private static final Object[] NO_REFS = {};

  final Store store;
  final Memory memory;
  final InstanceScope scope;
  final List<String> calls = new ArrayList<>();
  final StringEncoding encoding;
  private final Func realloc;
  long outPointer;
  private int next = 16;
  private Optional<Integer> answer = Optional.empty();

  FakeGuest(Store store, StringEncoding encoding) {
    this(store, encoding, false);
  }

  /**
   * @param outsideHeap whether the memory is one that does not lie in an array
   */
  FakeGuest(Store store, StringEncoding encoding, boolean outsideHeap) {
    this.store = store;
    this.encoding = encoding;
    var bounds =
        outsideHeap
            ? new Bounds(1 << 15, OptionalLong.of(1 << 15))
            : new Bounds(4, OptionalLong.empty());
    this.memory = Memory.create(store, new MemoryType(bounds));
    this.scope =
        new InstanceScope(
            new InstanceTasks(
                new Scheduler(store, SpecRevision.PINNED, FiberKind.available()),
                Optional.empty(),
                1000),
            false,
            1000,
            HOST_COPY,
            8);
    this.realloc = HostFunc.of(store, AdapterCache.REALLOC, this::realloc);
  }

  /** From now on {@code realloc} gives this address, whatever it is asked. */
  void answerWith(int pointer) {
    answer = Optional.of(pointer);
  }

  private void realloc(long[] args, Object[] refs, long[] results, Object[] refResults) {
    int old = (int) args[0];
    int oldSize = (int) args[1];
    int alignment = (int) args[2];
    int size = (int) args[3];
    calls.add("realloc(" + old + ", " + oldSize + ", " + alignment + ", " + size + ")");
    int pointer = answer.orElseGet(() -> allocate(alignment, size));
    if (answer.isEmpty() && oldSize > 0) {
      int kept = Math.min(oldSize, size);
      var bytes = new byte[kept];
      memory.read(old, bytes, 0, kept);
      memory.write(pointer, bytes, 0, kept);
    }
    results[0] = Integer.toUnsignedLong(pointer);
  }

  int allocate(int alignment, int size) {
    int pointer = (next + alignment - 1) & -alignment;
    next = pointer + size;
    while (next > memory.byteSize()) {
      memory.grow(1);
    }
    memory.write(pointer, new byte[size], 0, size);
    return pointer;
  }

  /** Forgets all allocations and wipes the memory. */
  void reset() {
    memory.write(0, new byte[next], 0, next);
    next = 16;
    calls.clear();
  }

  CanonContext context() {
    return context(Optional.empty());
  }

  CanonContext context(Optional<Func> postReturn) {
    return new CanonContext(
        scope,
        Optional.of(memory),
        Optional.of(realloc),
        postReturn,
        encoding,
        false,
        Optional.empty());
  }

  /** For what is lowered {@code async}. */
  CanonContext asyncContext() {
    return new CanonContext(
        scope,
        Optional.of(memory),
        Optional.of(realloc),
        Optional.empty(),
        encoding,
        true,
        Optional.empty());
  }

  GuestSide side() {
    return GuestSide.of(context());
  }

  Callee.Guest export(ComponentFuncType type, HostBody body) {
    var core = Flattening.lift(type, PointerType.I32).core();
    return new Callee.Guest(HostFunc.of(store, core, body), type, context());
  }

  /** As {@link #export}, with a {@code post-return} that is noted in {@link #calls}. */
  Callee.Guest exportWithPostReturn(ComponentFuncType type, HostBody body) {
    var core = Flattening.lift(type, PointerType.I32).core();
    var post =
        HostFunc.of(
            store,
            new FuncType(core.results(), List.of()),
            (args, _, _, _) -> calls.add("post-return" + Arrays.toString(args)));
    return new Callee.Guest(HostFunc.of(store, core, body), type, context(Optional.of(post)));
  }

  static FuncType lowered(ComponentFuncType type) {
    return Flattening.lower(type, PointerType.I32).core();
  }

  static FuncType loweredAsync(ComponentFuncType type) {
    var flat = lowered(new ComponentFuncType(true, type.params(), Optional.empty())).params();
    var params =
        new ArrayList<>(flat.size() > Flattening.MAX_ASYNC_PARAMS ? List.of(ValType.I32) : flat);
    type.result().ifPresent(_ -> params.add(ValType.I32));
    return new FuncType(params, List.of(ValType.I32));
  }

  /** Calls a core function of the store and gives its result, or nothing. */
  static long[] call(Func function, long... args) {
    long[] results = new long[function.type().results().size()];
    function.call(args, NO_REFS, results, NO_REFS);
    return results;
  }

  byte[] used() {
    var bytes = new byte[next];
    memory.read(0, bytes, 0, next);
    return bytes;
  }
}
