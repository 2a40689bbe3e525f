package dev.wharf.runtime.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HandleTableTest {
  private final HandleTable table = new HandleTable(10);
  private final ResourceInstanceType file = ResourceInstanceType.guest("file", table, _ -> {});
  private final ResourceInstanceType socket = ResourceInstanceType.guest("socket", table, _ -> {});

  @Test
  void indicesStartAtOneAndTheLastFreedIsReusedFirst() {
    assertThat(add(100)).isEqualTo(1);
    assertThat(add(101)).isEqualTo(2);
    assertThat(add(102)).isEqualTo(3);
    table.takeOwn(1, file);
    table.takeOwn(3, file);
    assertThat(add(103)).isEqualTo(3);
    assertThat(add(104)).isEqualTo(1);
    assertThat(add(105)).isEqualTo(4);
  }

  @Test
  void indicesThatAreNotInUseTrap() {
    add(100);
    assertTrap(() -> table.get(0, file), Trap.UNKNOWN_HANDLE, "unknown handle index: 0");
    assertTrap(() -> table.get(2, file), Trap.UNKNOWN_HANDLE, "unknown handle index: 2");
    assertTrap(() -> table.get(-1, file), Trap.UNKNOWN_HANDLE, "unknown handle index: 4294967295");
    table.takeForDrop(1, file);
    assertTrap(() -> table.get(1, file), Trap.UNKNOWN_HANDLE, "unknown handle index: 1");
  }

  @Test
  void aHandleOfAnotherTypeTraps() {
    add(100);
    assertTrap(
        () -> table.takeOwn(1, socket),
        Trap.HANDLE_TYPE,
        "handle index used with the wrong type: 1 is a `file`, expected a `socket`");
    assertThat(table.get(1, file).rep()).isEqualTo(100);
  }

  @Test
  void ownershipThatMovesKeepsTheHandle() {
    ResourceHandle handle = ResourceHandle.ownGuest(file, 7);
    var other = new HandleTable(10);
    int index = other.add(table.takeOwn(table.add(handle), file));
    assertThat(other.get(index, file)).isSameAs(handle);
    assertThat(table.size()).isZero();
  }

  @Test
  void aLentHandleCanNeitherMoveNorBeDropped() {
    add(100);
    var call = new CallScope();
    table.lend(1, file, call);
    table.lend(1, file, call);
    table.lend(1, file, call);
    assertTrap(
        () -> table.takeOwn(1, file),
        Trap.RESOURCE_LENT,
        "cannot remove owned resource while borrowed: handle 1");
    assertThatThrownBy(() -> table.takeForDrop(1, file)).isInstanceOf(TrapException.class);
    call.end();
    assertThat(table.takeOwn(1, file).rep()).isEqualTo(100);
  }

  @Test
  void aBorrowHasToBeDroppedBeforeItsCallEnds() {
    var call = new CallScope();
    int index = table.add(ResourceHandle.ownGuest(file, 7).borrow(call));
    assertTrap(
        call::checkReturned,
        Trap.BORROWS_REMAIN,
        "borrow handles still remain at the end of the call: 1 not dropped");
    assertTrap(
        () -> table.takeOwn(index, file),
        Trap.HANDLE_TYPE,
        "handle index used with the wrong type: 1 is a borrow, expected an own");
    table.takeForDrop(index, file);
    call.checkReturned();
  }

  @Test
  void theLimitTraps() {
    for (int i = 0; i < 10; i++) {
      add(i);
    }
    assertTrap(() -> add(10), Trap.RESOURCE_LIMIT, "resource limit exceeded: more than 10 handles");
    table.takeForDrop(5, file);
    assertThat(add(11)).isEqualTo(5);
  }

  @Test
  void drainingGivesOwnedHandlesLatestFirst() {
    add(1);
    table.add(ResourceHandle.ownGuest(file, 2).borrow(new CallScope()));
    add(3);
    assertThat(table.drain()).extracting(ResourceHandle::rep).containsExactly(3, 1);
    assertThat(table.size()).isZero();
  }

  private int add(int rep) {
    return table.add(ResourceHandle.ownGuest(file, rep));
  }

  private static void assertTrap(ThrowingCallable action, Trap trap, String message) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            TrapException.class, thrown -> assertThat(thrown.trap()).isEqualTo(trap))
        .hasMessage(message);
  }
}
