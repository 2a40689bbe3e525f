package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuncTest {
  private static final long[] NO_BITS = {};
  private static final Object[] NO_REFS = {};

  private final Engine engine = Engine.create();
  private final Store store = new Store(engine);

  /** Public, as classes of hosts must be to be called directly. */
  public static final class Host {
    public long mix(int a, long b, float c, double d, Object e) {
      return a + b + (long) c + (long) d + (Integer) e;
    }

    public void fail() {
      throw new IllegalStateException("no");
    }

    long hidden() {
      return 0;
    }

    public String text() {
      return "";
    }
  }

  private static final class Exit extends GuestExit {
    private static final long serialVersionUID = 1;

    Exit() {
      super("exit");
    }
  }

  @Test
  void hostFunctionsTakeAndGiveRawBits() {
    var types =
        List.<ValType>of(ValType.I32, ValType.F32, ValType.F64, ValType.I64, ValType.EXTERNREF);
    var echo =
        HostFunc.of(
            store,
            new FuncType(types, types),
            (args, refArgs, results, refResults) -> {
              System.arraycopy(args, 0, results, 0, args.length);
              System.arraycopy(refArgs, 0, refResults, 0, refArgs.length);
            });
    long[] args = {0xffff_ffffL, 0x7fa0_0001L, 0x7ff4_0000_0000_0001L, -1, 0};
    Object[] refs = {null, null, null, null, "ref"};
    var results = new long[5];
    var refResults = new Object[5];
    echo.call(args, refs, results, refResults);
    assertThat(results).isEqualTo(args);
    assertThat(refResults).isEqualTo(refs);
  }

  @Test
  void aHandleIsTypedAndReusable() throws Throwable {
    var type = new FuncType(List.of(ValType.I32, ValType.I32), List.of(ValType.I32));
    var add =
        HostFunc.of(store, type, (args, _, results, _) -> results[0] = (int) (args[0] + args[1]));
    MethodHandle handle = add.handle();
    assertThat(handle.type()).isEqualTo(MethodType.methodType(int.class, int.class, int.class));
    assertThat((int) handle.invokeExact(40, 2)).isEqualTo(42);
    assertThat(add.handle()).isSameAs(handle);
    assertThat(store.depth()).isZero();
  }

  @Test
  void moreParametersThanAJvmMethodHasStillArrive() {
    var params = Collections.<ValType>nCopies(300, ValType.I64);
    var sum =
        HostFunc.of(
            store,
            new FuncType(params, List.of(ValType.I64, ValType.I64)),
            (args, _, results, _) -> {
              for (long arg : args) {
                results[0] += arg;
              }
              results[1] = args.length;
            });
    var args = new long[300];
    for (int i = 0; i < args.length; i++) {
      args[i] = i;
    }
    var results = new long[2];
    sum.call(args, NO_REFS, results, NO_REFS);
    assertThat(results).containsExactly(44850, 300);
  }

  @Test
  void methodsAreCalledDirectly() throws Exception {
    var method =
        Host.class.getMethod("mix", int.class, long.class, float.class, double.class, Object.class);
    var mix = HostFunc.ofMethod(store, new Host(), method);
    assertThat(mix.type()).hasToString("[i32 i64 f32 f64 externref] -> [i64]");
    long[] args = {1, 20, Float.floatToIntBits(300), Double.doubleToLongBits(4000), 0};
    var results = new long[1];
    mix.call(args, new Object[] {null, null, null, null, 50000}, results, NO_REFS);
    assertThat(results).containsExactly(54321);
    assertThat(HostFunc.ofMethod(store, new Host(), method).getClass()).isSameAs(mix.getClass());
  }

  @Test
  void methodsThatCannotBeCalledAreRefused() throws Exception {
    var host = new Host();
    var hidden = Host.class.getDeclaredMethod("hidden");
    assertThatThrownBy(() -> HostFunc.ofMethod(store, host, hidden))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a public method of an accessible class");
    var text = Host.class.getMethod("text");
    assertThatThrownBy(() -> HostFunc.ofMethod(store, host, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no core type for java.lang.String");
  }

  @Test
  void exceptionsOfAHostBecomeTheCauseOfATrap() throws Exception {
    var fail = HostFunc.ofMethod(store, new Host(), Host.class.getMethod("fail"));
    assertThatThrownBy(() -> fail.call(NO_BITS, NO_REFS, NO_BITS, NO_REFS))
        .isInstanceOf(TrapException.class)
        .hasMessage("host function failed: java.lang.IllegalStateException: no")
        .hasCauseInstanceOf(IllegalStateException.class)
        .satisfies(e -> assertThat(((TrapException) e).trap()).isEqualTo(Trap.HOST_FAILURE));
    assertThat(store.depth()).isZero();
  }

  @Test
  void exitsAndTrapsOfAHostPassUnharmed() {
    var none = new FuncType(List.of(), List.of());
    var exit = new Exit();
    assertThatThrownBy(() ->
            call(
                HostFunc.of(
                    store,
                    none,
                    (_, _, _, _) -> {
                      throw exit;
                    })))
        .isSameAs(exit);
    var trap = new TrapException(Trap.UNREACHABLE);
    assertThatThrownBy(() ->
            call(
                HostFunc.of(
                    store,
                    none,
                    (_, _, _, _) -> {
                      throw trap;
                    })))
        .isSameAs(trap);
  }

  @Test
  void errorsOfTheJvmAreNotTraps() {
    var none = new FuncType(List.of(), List.of());
    var error = new OutOfMemoryError("test");
    assertThatThrownBy(() ->
            call(
                HostFunc.of(
                    store,
                    none,
                    (_, _, _, _) -> {
                      throw error;
                    })))
        .isSameAs(error);
    assertThat(store.depth()).isZero();
  }

  @Test
  void equalSignaturesShareAClassAndOthersDoNot() {
    var type = new FuncType(List.of(ValType.I32), List.of());
    assertThat(engine.types().of(type))
        .isSameAs(engine.types().of(new FuncType(List.of(ValType.I32), List.of())))
        .isNotSameAs(engine.types().of(new FuncType(List.of(), List.of(ValType.I32))));
    assertThat(engine.types().of(type).getName()).isEqualTo("wharf.fn.I_");
  }

  private static void call(Func func) {
    func.call(NO_BITS, NO_REFS, NO_BITS, NO_REFS);
  }
}
