package dev.wharf.runtime.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Field;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.engine.Engine;
import dev.wharf.engine.Func;
import dev.wharf.engine.Store;
import dev.wharf.runtime.value.ListVal;
import dev.wharf.runtime.value.Val;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * The traps of lifting and lowering one by one, through fused adapters and the plain rules alike.
 */
class TrapRulesTest {
  private final Store store = new Store(Engine.create());
  private FakeGuest caller = new FakeGuest(store, StringEncoding.UTF8);
  private FakeGuest callee = new FakeGuest(store, StringEncoding.UTF8);

  /** An instance is not entered again after a trap. */
  private void renew() {
    caller = new FakeGuest(store, StringEncoding.UTF8);
    callee = new FakeGuest(store, StringEncoding.UTF8);
  }

  private static ComponentFuncType takes(InterfaceType... types) {
    var params = new ArrayList<Field>();
    for (InterfaceType type : types) {
      params.add(new Field("p" + params.size(), type));
    }
    return new ComponentFuncType(false, params, Optional.empty());
  }

  private static ComponentFuncType gives(InterfaceType type) {
    return new ComponentFuncType(false, List.of(), Optional.of(type));
  }

  private Func fused(ComponentFuncType type) {
    return Adapters.lower(
        callee.export(type, (_, _, _, _) -> {}),
        type,
        caller.context(),
        FakeGuest.lowered(type),
        store);
  }

  private Func plain(ComponentFuncType type) {
    return Adapters.lower(
        new Callee.Host(type, new HostFunction.Dynamic(_ -> List.of())),
        type,
        caller.context(),
        FakeGuest.lowered(type),
        store);
  }

  private void assertTraps(Trap trap, ThrowingCallable code) {
    assertThatThrownBy(code)
        .isInstanceOfSatisfying(TrapException.class, e -> assertThat(e.trap()).isEqualTo(trap));
    renew();
  }

  private void assertBothTrap(Trap trap, ComponentFuncType type, long... lanes) {
    assertTraps(trap, () -> FakeGuest.call(fused(type), lanes));
    assertTraps(trap, () -> FakeGuest.call(plain(type), lanes));
  }

  @Test
  void charsBeyondUnicodeAndSurrogatesTrap() {
    var type = takes(Primitive.CHAR);
    assertBothTrap(Trap.INVALID_CHAR, type, 0xD800);
    assertBothTrap(Trap.INVALID_CHAR, type, 0xDFFF);
    assertBothTrap(Trap.INVALID_CHAR, type, 0x110000);
    assertBothTrap(Trap.INVALID_CHAR, type, 0xFFFF_FFFFL);
    FakeGuest.call(fused(type), 0x10FFFF);
    FakeGuest.call(fused(type), 0xD7FF);
    FakeGuest.call(fused(type), 0xE000);
  }

  @Test
  void discriminantsBeyondTheCasesTrap() {
    assertBothTrap(Trap.INVALID_DISCRIMINANT, takes(new InterfaceType.Enum(List.of("a", "b"))), 2);
    assertBothTrap(Trap.INVALID_DISCRIMINANT, takes(new InterfaceType.Option(Primitive.U8)), 2, 0);
    assertBothTrap(
        Trap.INVALID_DISCRIMINANT,
        takes(new InterfaceType.Result(Optional.empty(), Optional.empty())),
        0x100);
  }

  @Test
  void listPointersAreCheckedEvenWhenEmpty() {
    var type = takes(new InterfaceType.ListOf(Primitive.U32));
    assertBothTrap(Trap.POINTER_NOT_ALIGNED, type, 2, 0);
    assertBothTrap(Trap.POINTER_OUT_OF_BOUNDS, type, 4 * 65536 + 4, 0);
    assertBothTrap(Trap.POINTER_OUT_OF_BOUNDS, type, 4 * 65536 - 4, 2);
    assertBothTrap(Trap.POINTER_OUT_OF_BOUNDS, type, 0xFFFF_FFFCL, 1);
  }

  @Test
  void listsOver256MiBTrap() {
    var type = takes(new InterfaceType.ListOf(Primitive.U32));
    assertBothTrap(Trap.LIST_TOO_LONG, type, 0, 1 << 26);
    assertBothTrap(Trap.LIST_TOO_LONG, type, 0, 0xFFFF_FFFFL);
    assertBothTrap(Trap.POINTER_OUT_OF_BOUNDS, type, 0, (1 << 26) - 1);
  }

  @Test
  void parametersInMemoryMustBeAlignedAndInside() {
    InterfaceType[] many = new InterfaceType[17];
    Arrays.fill(many, Primitive.U64);
    var type = takes(many);
    assertBothTrap(Trap.POINTER_NOT_ALIGNED, type, 4);
    assertBothTrap(Trap.POINTER_OUT_OF_BOUNDS, type, 4 * 65536 - 128);
    FakeGuest.call(fused(type), 4 * 65536 - 136);
  }

  private Callee.Guest answering(ComponentFuncType type, long lane) {
    return callee.export(type, (_, _, results, _) -> results[0] = lane);
  }

  @Test
  void resultPointersOfBothSidesMustBeAlignedAndInside() {
    var type = gives(new InterfaceType.Tuple(List.of(Primitive.U32, Primitive.U32)));
    assertTraps(Trap.POINTER_NOT_ALIGNED, () -> Adapters.call(answering(type, 6), List.of()));
    assertTraps(
        Trap.POINTER_OUT_OF_BOUNDS, () -> Adapters.call(answering(type, 4 * 65536 - 4), List.of()));
    assertTraps(Trap.POINTER_NOT_ALIGNED, () -> FakeGuest.call(fused(type), 2));
    assertTraps(Trap.POINTER_OUT_OF_BOUNDS, () -> FakeGuest.call(fused(type), 4 * 65536 - 4));
  }

  private void assertReallocTraps(Trap trap, int answer, int... list) {
    var type = takes(new InterfaceType.ListOf(Primitive.U32));
    callee.answerWith(answer);
    assertTraps(
        trap,
        () ->
            Adapters.call(
                callee.export(type, (_, _, _, _) -> {}), List.of(new ListVal.Ints(list))));
    callee.answerWith(answer);
    assertTraps(trap, () -> FakeGuest.call(fused(type), 0, list.length));
  }

  @Test
  void aReallocThatAnswersNonsenseTrapsEvenForNothing() {
    assertReallocTraps(Trap.POINTER_NOT_ALIGNED, 2);
    assertReallocTraps(Trap.POINTER_OUT_OF_BOUNDS, 4 * 65536 + 4);
    assertReallocTraps(Trap.POINTER_OUT_OF_BOUNDS, -4);
    assertReallocTraps(Trap.POINTER_OUT_OF_BOUNDS, -4, 1);
    assertReallocTraps(Trap.POINTER_OUT_OF_BOUNDS, 4 * 65536 - 4, 1, 2);
  }

  /** The host's side, compiled and plain; a fused call copies nothing to the host. */
  private void assertCopyLimit(Binding binding, int atLimit) {
    var takes = takes(binding.type());
    FakeGuest.call(large(() -> plain(takes)), 0, atLimit);
    FakeGuest.call(large(() -> compiled(takes, binding)), 0, atLimit);
    FakeGuest.call(large(() -> fused(takes)), 0, atLimit + 1);
    assertTraps(
        Trap.RESOURCE_LIMIT, () -> FakeGuest.call(large(() -> plain(takes)), 0, atLimit + 1));
    assertTraps(
        Trap.RESOURCE_LIMIT,
        () -> FakeGuest.call(large(() -> compiled(takes, binding)), 0, atLimit + 1));
  }

  private Func large(Supplier<Func> function) {
    caller.memory.grow(64);
    return function.get();
  }

  private Func compiled(ComponentFuncType type, Binding binding) {
    var method = Samples.F1.class.getMethods()[0];
    var signature =
        new Signature(
            type, List.of(binding), new Signature.Returned(Optional.empty(), Object.class));
    Samples.F1 receiver = _ -> Optional.empty();
    return Adapters.lower(
        new Callee.Host(type, new BoundMethod(receiver, method, false, signature)),
        type,
        caller.context(),
        FakeGuest.lowered(type),
        store);
  }

  @Test
  void whatOneCallCopiesToTheHostIsBounded() {
    Binding text = RandomTypes.scalar(Primitive.STRING);
    assertCopyLimit(text, FakeGuest.HOST_COPY);
    Binding longs = RandomTypes.list(RandomTypes.scalar(Primitive.S64));
    assertCopyLimit(longs, FakeGuest.HOST_COPY / 8);
    Binding flags = RandomTypes.list(RandomTypes.scalar(Primitive.BOOL));
    assertCopyLimit(flags, FakeGuest.HOST_COPY / 17);
  }

  @Test
  void callingOutWhileReallocRunsTraps() {
    var none = takes();
    caller.scope.forbidLeave();
    assertTraps(Trap.CANNOT_LEAVE, () -> FakeGuest.call(fused(none)));
    caller.scope.forbidLeave();
    assertTraps(Trap.CANNOT_LEAVE, () -> FakeGuest.call(plain(none)));
    FakeGuest.call(fused(none));
  }

  @Test
  void enteringAnInstanceThatRunsTraps() {
    var none = takes();
    var again = new ArrayList<Callee.Guest>();
    again.add(callee.export(none, (_, _, _, _) -> Adapters.call(again.getFirst(), List.of())));
    assertTraps(Trap.CANNOT_ENTER, () -> Adapters.call(again.getFirst(), List.of()));
  }

  @Test
  void theCallerIsToldOfValuesThatDoNotFitAndTheStoreLives() throws Throwable {
    var type = takes(Primitive.U8, Primitive.CHAR, Primitive.U32);
    var export = callee.export(type, (_, _, _, _) -> {});
    assertThatThrownBy(
            () -> Adapters.call(export, List.of(new Val.U16(1), new Val.Char('x'), new Val.U32(1))))
        .isInstanceOf(IllegalArgumentException.class);
    var handle =
        Adapters.typed(
            export,
            new Signature(
                type,
                List.of(
                    RandomTypes.scalar(Primitive.U8),
                    RandomTypes.scalar(Primitive.CHAR),
                    RandomTypes.scalar(Primitive.U32)),
                new Signature.Returned(Optional.empty(), void.class)),
            List.of(int.class, int.class, long.class));
    assertThatThrownBy(() -> handle.invoke(256, (int) 'x', 1L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("256 is not a u8");
    assertThatThrownBy(() -> handle.invoke(1, 0xD800, 1L))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> handle.invoke(1, (int) 'x', 1L << 32))
        .isInstanceOf(IllegalArgumentException.class);
    handle.invokeExact(255, (int) 'x', 0xFFFF_FFFFL);
    assertThat(store.depth()).isZero();
  }
}
