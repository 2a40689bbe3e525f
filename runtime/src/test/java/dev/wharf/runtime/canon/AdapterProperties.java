package dev.wharf.runtime.canon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Field;
import dev.wharf.engine.Engine;
import dev.wharf.engine.Func;
import dev.wharf.engine.HostBody;
import dev.wharf.engine.Store;
import dev.wharf.runtime.async.Subtask;
import dev.wharf.runtime.resource.CallScope;
import dev.wharf.runtime.value.Val;
import dev.wharf.wasm.TrapException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What must hold between compiled adapters and the plain rules: same lanes, same bytes, same calls
 * of {@code realloc}, same traps. Each method takes a random type by its seed, and {@code count}
 * random values.
 */
final class AdapterProperties {
  private static final List<Class<?>> INTERFACES =
      List.of(Samples.F0.class, Samples.F1.class, Samples.F2.class, Samples.F3.class);
  private static final ResourceSlot[] NO_SLOTS = {};

  private final Engine engine = Engine.create();
  private int traps;
  private int values;

  /** A random function type, with what carries its parts in Java. */
  private record Case(ComponentFuncType type, List<Binding> params, Optional<Binding> result) {
    static Case random(RandomGenerator random) {
      var types = new RandomTypes(random);
      var params = new ArrayList<Binding>();
      var fields = new ArrayList<Field>();
      int count = random.nextInt(4);
      for (int i = 0; i < count; i++) {
        Binding param = types.next(random.nextInt(3));
        params.add(param);
        fields.add(new Field("p" + i, param.type()));
      }
      Optional<Binding> result =
          random.nextInt(5) == 0 ? Optional.empty() : Optional.of(types.next(random.nextInt(3)));
      return new Case(
          new ComponentFuncType(false, fields, result.map(Binding::type)), params, result);
    }

    /** The same with a type that is {@code async}. */
    Case asTask() {
      return new Case(new ComponentFuncType(true, type.params(), type.result()), params, result);
    }

    List<InterfaceType> paramTypes() {
      return params.stream().map(Binding::type).toList();
    }

    Signature signature() {
      return new Signature(
          type,
          params,
          new Signature.Returned(result, result.isPresent() ? Object.class : void.class));
    }

    List<Val> args(RandomGenerator random) {
      return paramTypes().stream().map(new RandomValues(random)::next).toList();
    }

    Optional<Val> answer(RandomGenerator random) {
      return result.map(r -> new RandomValues(random).next(r.type()));
    }
  }

  private static StringEncoding encoding(RandomGenerator random) {
    return StringEncoding.values()[random.nextInt(3)];
  }

  private static HostBody guestBody(
      Case c, FakeGuest guest, List<long[]> seen, Optional<Val>[] answer) {
    return (args, _, results, _) -> {
      seen.add(args.clone());
      if (answer[0].isEmpty()) {
        return;
      }
      var lower = new ValLower(guest.side(), NO_SLOTS, new CallScope());
      results[0] =
          lower
              .values(
                  List.of(answer[0].get()),
                  List.of(c.result().orElseThrow().type()),
                  Flattening.MAX_RESULTS)[0];
    };
  }

  @SuppressWarnings("unchecked")
  void exports(int seed, int count) throws Throwable {
    var random = new Random(seed);
    Case c = Case.random(random);
    var store = new Store(engine);
    var guest = new FakeGuest(store, encoding(random), random.nextInt(4) == 0);
    var seen = new ArrayList<long[]>();
    var answer = new Optional[] {Optional.<Val>empty()};
    var callee = guest.exportWithPostReturn(c.type(), guestBody(c, guest, seen, answer));
    var classes = Collections.<Class<?>>nCopies(c.params().size(), Object.class);
    var handle = Adapters.typed(callee, c.signature(), classes);
    for (int i = 0; i < count; i++) {
      var args = c.args(random);
      answer[0] = c.answer(random);
      var java = new ArrayList<Object>();
      for (int p = 0; p < args.size(); p++) {
        java.add(JavaValues.toJava(c.params().get(p), args.get(p)));
      }

      guest.reset();
      Object compiled = handle.invokeWithArguments(java);
      var compiledCalls = List.copyOf(guest.calls);
      var compiledBytes = guest.used();
      guest.reset();
      var plain = Adapters.call(callee, args);

      assertThat(guest.calls).as("seed %d, %s", seed, c.type()).isEqualTo(compiledCalls);
      assertThat(guest.used()).as("seed %d, %s", seed, c.type()).isEqualTo(compiledBytes);
      assertThat(seen.get(0)).as("seed %d, %s", seed, c.type()).isEqualTo(seen.get(1));
      if (c.result().isPresent()) {
        assertThat(plain).containsExactly((Val) answer[0].get());
        assertThat(JavaValues.toVal(c.result().get(), compiled))
            .as("seed %d, %s", seed, c.type())
            .isEqualTo(answer[0].get());
      }
      seen.clear();
    }
  }

  /** The host's side of an import: notes the arguments and gives the prepared answer. */
  private static final class Receiver implements Samples.F0, Samples.F1, Samples.F2, Samples.F3 {
    private List<Object> seen = List.of();
    private Object answer = new Object();

    @Override
    public Object call() {
      seen = List.of();
      return answer;
    }

    @Override
    public Object call(Object a) {
      seen = List.of(a);
      return answer;
    }

    @Override
    public Object call(Object a, Object b) {
      seen = List.of(a, b);
      return answer;
    }

    @Override
    public Object call(Object a, Object b, Object c) {
      seen = List.of(a, b, c);
      return answer;
    }
  }

  private static BoundMethod bound(Case c, Receiver receiver) {
    int count = c.params().size();
    Method method = INTERFACES.get(count).getMethods()[0];
    var signature =
        new Signature(c.type(), c.params(), new Signature.Returned(c.result(), Object.class));
    return new BoundMethod(receiver, method, false, signature);
  }

  private static long[] withOutPointer(long[] lanes, Case c, FakeGuest guest) {
    if (!Flattening.lower(c.type(), PointerType.I32).resultInMemory()) {
      return lanes;
    }
    long[] all = Arrays.copyOf(lanes, lanes.length + 1);
    guest.outPointer = guest.allocate(8, 2048);
    all[lanes.length] = guest.outPointer;
    return all;
  }

  void imports(int seed, int count) throws Throwable {
    var random = new Random(seed);
    Case c = Case.random(random);
    var store = new Store(engine);
    var guest = new FakeGuest(store, encoding(random), random.nextInt(4) == 0);
    var receiver = new Receiver();
    var coreType = FakeGuest.lowered(c.type());
    Func compiled =
        Adapters.lower(
            new Callee.Host(c.type(), bound(c, receiver)),
            c.type(),
            guest.context(),
            coreType,
            store);
    var seen = new ArrayList<List<Val>>();
    var answer = new ArrayList<Val>();
    Func plain =
        Adapters.lower(
            new Callee.Host(
                c.type(),
                new HostFunction.Dynamic(args -> {
                  seen.add(args);
                  return List.copyOf(answer);
                })),
            c.type(),
            guest.context(),
            coreType,
            store);
    for (int i = 0; i < count; i++) {
      var args = c.args(random);
      answer.clear();
      c.answer(random).ifPresent(answer::add);
      if (c.result().isPresent()) {
        receiver.answer = JavaValues.toJava(c.result().get(), answer.getFirst());
      }
      long[] first = call(compiled, c, guest, args);
      var calls = List.copyOf(guest.calls);
      var bytes = guest.used();
      long[] second = call(plain, c, guest, args);

      assertThat(first).as("seed %d, %s", seed, c.type()).isEqualTo(second);
      assertThat(calls).isEqualTo(guest.calls);
      assertThat(bytes).as("seed %d, %s", seed, c.type()).isEqualTo(guest.used());
      assertThat(seen).containsExactly(args);
      for (int p = 0; p < args.size(); p++) {
        assertThat(JavaValues.toVal(c.params().get(p), receiver.seen.get(p)))
            .isEqualTo(args.get(p));
      }
      seen.clear();
    }
  }

  private static long[] call(Func function, Case c, FakeGuest guest, List<Val> args) {
    guest.reset();
    long[] lanes =
        new ValLower(guest.side(), NO_SLOTS, new CallScope())
            .values(args, c.paramTypes(), Flattening.MAX_PARAMS);
    return FakeGuest.call(function, withOutPointer(lanes, c, guest));
  }

  @SuppressWarnings("unchecked")
  void fused(int seed, int count) {
    var random = new Random(seed);
    Case c = Case.random(random);
    var store = new Store(engine);
    // Between other encodings what realloc sees depends on the source: StringMatrixTest.
    var encoding = random.nextBoolean() ? StringEncoding.UTF8 : StringEncoding.UTF16;
    var caller = new FakeGuest(store, encoding, random.nextInt(4) == 0);
    var callee = new FakeGuest(store, encoding, random.nextInt(4) == 0);
    var seen = new ArrayList<long[]>();
    var answer = new Optional[] {Optional.<Val>empty()};
    var export = callee.exportWithPostReturn(c.type(), guestBody(c, callee, seen, answer));
    Func fused =
        Adapters.lower(export, c.type(), caller.context(), FakeGuest.lowered(c.type()), store);
    for (int i = 0; i < count; i++) {
      var args = c.args(random);
      answer[0] = c.answer(random);
      callee.reset();
      long[] result = call(fused, c, caller, args);

      var bytes = callee.used();
      var calls = List.copyOf(callee.calls);
      callee.reset();
      assertThat(Adapters.call(export, args)).hasSize(c.result().isPresent() ? 1 : 0);
      assertThat(seen.get(0)).as("seed %d, %s", seed, c.type()).isEqualTo(seen.get(1));
      assertThat(calls).isEqualTo(callee.calls);
      assertThat(bytes).as("seed %d, %s", seed, c.type()).isEqualTo(callee.used());
      if (c.result().isPresent()) {
        assertThat(lifted(c, caller, result)).isEqualTo(answer[0].get());
      }
      seen.clear();
    }
  }

  /** As {@link #fused}, of functions that may block, lowered both ways. */
  @SuppressWarnings("unchecked")
  void tasks(int seed, int count) {
    var random = new Random(seed);
    Case c = Case.random(random).asTask();
    var store = new Store(engine);
    var encoding = random.nextBoolean() ? StringEncoding.UTF8 : StringEncoding.UTF16;
    var caller = new FakeGuest(store, encoding, random.nextInt(4) == 0);
    var callee = new FakeGuest(store, encoding, random.nextInt(4) == 0);
    var seen = new ArrayList<long[]>();
    var answer = new Optional[] {Optional.<Val>empty()};
    var export = callee.exportWithPostReturn(c.type(), guestBody(c, callee, seen, answer));
    Func sync =
        Adapters.lower(export, c.type(), caller.context(), FakeGuest.lowered(c.type()), store);
    Func async =
        Adapters.lower(
            export, c.type(), caller.asyncContext(), FakeGuest.loweredAsync(c.type()), store);
    for (int i = 0; i < count; i++) {
      var args = c.args(random);
      answer[0] = c.answer(random);
      callee.reset();
      long[] result = i % 2 == 0 ? call(sync, c, caller, args) : callAsync(async, c, caller, args);

      var bytes = callee.used();
      var calls = List.copyOf(callee.calls);
      callee.reset();
      assertThat(Adapters.call(export, args)).hasSize(c.result().isPresent() ? 1 : 0);
      assertThat(seen.get(0)).as("seed %d, %s", seed, c.type()).isEqualTo(seen.get(1));
      assertThat(calls).isEqualTo(callee.calls);
      assertThat(bytes).as("seed %d, %s", seed, c.type()).isEqualTo(callee.used());
      if (c.result().isPresent()) {
        assertThat(lifted(c, caller, result)).isEqualTo(answer[0].get());
      }
      seen.clear();
    }
  }

  /** Nothing blocks here: the call has returned at once, and its result is in memory. */
  private static long[] callAsync(Func function, Case c, FakeGuest guest, List<Val> args) {
    guest.reset();
    long[] lanes =
        new ValLower(guest.side(), NO_SLOTS, new CallScope())
            .values(args, c.paramTypes(), Flattening.MAX_ASYNC_PARAMS);
    if (c.result().isPresent()) {
      lanes = Arrays.copyOf(lanes, lanes.length + 1);
      guest.outPointer = guest.allocate(8, 2048);
      lanes[lanes.length - 1] = guest.outPointer;
    }
    assertThat(FakeGuest.call(function, lanes)).containsExactly(Subtask.State.RETURNED.ordinal());
    return new long[0];
  }

  /**
   * What a fused call gave to the caller: its lane, or where the out pointer led, which was
   * allocated last before.
   */
  private static Val lifted(Case c, FakeGuest caller, long[] result) {
    var type = List.of(c.result().orElseThrow().type());
    var lift = new ValLift(caller.side(), NO_SLOTS, new CallScope());
    if (result.length == 1) {
      return lift.values(type, Flattening.MAX_RESULTS, result).getFirst();
    }
    return lift.values(type, 0, new long[] {caller.outPointer}).getFirst();
  }

  void hostile(int seed, int count) {
    var random = new Random(seed);
    Case c = Case.random(random);
    var store = new Store(engine);
    var guest = new FakeGuest(store, encoding(random), random.nextInt(4) == 0);
    var receiver = new Receiver();
    var type = new ComponentFuncType(false, c.type().params(), Optional.empty());
    var open = new Case(type, c.params(), Optional.empty());
    Func compiled =
        Adapters.lower(
            new Callee.Host(type, bound(open, receiver)),
            type,
            guest.context(),
            FakeGuest.lowered(type),
            store);
    var seen = new ArrayList<List<Val>>();
    Func plain =
        Adapters.lower(
            new Callee.Host(
                type,
                new HostFunction.Dynamic(args -> {
                  seen.add(args);
                  return List.of();
                })),
            type,
            guest.context(),
            FakeGuest.lowered(type),
            store);
    for (int i = 0; i < count; i++) {
      fill(guest, random);
      long[] lanes = new long[FakeGuest.lowered(type).params().size()];
      for (int lane = 0; lane < lanes.length; lane++) {
        lanes[lane] = lane(random);
      }
      receiver.seen = List.of();
      seen.clear();
      String first = outcome(compiled, lanes);
      String second = outcome(plain, lanes);
      assertThat(first).as("seed %d, %s", seed, type).isEqualTo(second);
      if (first.equals("ok")) {
        values++;
        assertThat(valuesOf(open, receiver)).isEqualTo(seen.getFirst());
      } else {
        traps++;
      }
    }
  }

  /** How many hostile inputs trapped so far. */
  int traps() {
    return traps;
  }

  /** How many hostile inputs gave values so far. */
  int values() {
    return values;
  }

  private static List<Val> valuesOf(Case c, Receiver receiver) {
    var values = new ArrayList<Val>();
    try {
      for (int p = 0; p < c.params().size(); p++) {
        values.add(JavaValues.toVal(c.params().get(p), receiver.seen.get(p)));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return values;
  }

  /** Small numbers mostly, so that some are pointers, lengths and discriminants that fit. */
  private static void fill(FakeGuest guest, Random random) {
    var bytes = new byte[4096];
    for (int i = 0; i < 4096; i += 4) {
      switch (random.nextInt(4)) {
        case 0 -> bytes[i] = (byte) random.nextInt(16);
        case 1 -> bytes[i + 1] = (byte) random.nextInt(16);
        case 2 -> bytes[i] = (byte) (8 * random.nextInt(4));
        default -> {
          if (random.nextInt(20) == 0) {
            bytes[i + 3] = (byte) random.nextInt();
          }
        }
      }
    }
    guest.memory.write(0, bytes, 0, bytes.length);
  }

  private static long lane(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt() & 0xFFFF_FFFFL;
      case 1 -> random.nextLong();
      case 2, 3 -> 8L * random.nextInt(200);
      default -> random.nextInt(4);
    };
  }

  private static String outcome(Func function, long[] lanes) {
    try {
      FakeGuest.call(function, lanes);
      return "ok";
    } catch (TrapException e) {
      return e.getMessage();
    }
  }
}
