package dev.wharf.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.value.Val;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class InstantiationTest {
  private static final Engine ENGINE = Engine.create();

  @Test
  void coreModulesShareMemoriesTablesAndGlobals() {
    try (var store = ComponentStore.open(ENGINE)) {
      ComponentInstance instance = instantiate("shared", store);
      assertThat(call(instance, "answer")).containsExactly(new Val.U32(42));
      assertThat(call(instance, "starts")).containsExactly(new Val.U32(2));
    }
  }

  @Test
  void eachInstantiationOfANestedComponentHasItsOwnState() {
    try (var store = ComponentStore.open(ENGINE)) {
      ComponentInstance instance = instantiate("shared", store);
      ComponentFunc a = instance.func("test:demo/a", "next").orElseThrow();
      ComponentFunc b = instance.func("test:demo/b", "next").orElseThrow();
      a.call();
      assertThat(a.call()).containsExactly(new Val.U32(2));
      assertThat(b.call()).containsExactly(new Val.U32(1));
    }
  }

  @Test
  void aLinkedComponentIsInstantiatedAnyNumberOfTimes() {
    LinkedComponent linked = Linker.of(ENGINE).link(Fixture.component("shared"));
    for (int i = 0; i < 3; i++) {
      try (var store = ComponentStore.open(ENGINE)) {
        ComponentFunc next = linked.instantiate(store).func("test:demo/a", "next").orElseThrow();
        assertThat(next.call()).containsExactly(new Val.U32(1));
      }
    }
  }

  @Test
  void instancesOfComponentsAreLimitedLikeThoseOfModules() {
    LinkedComponent linked = Linker.of(ENGINE).link(Fixture.text("doubling"));
    try (var store = ComponentStore.open(ENGINE)) {
      assertThatThrownBy(() -> linked.instantiate(store))
          .isInstanceOf(LinkException.class)
          .hasMessageStartingWith("instance limit exceeded: the store holds 10000 instances");
    }
  }

  @Test
  void anArgumentThatIsNullLeavesTheGuestAsItWas() {
    try (var store = ComponentStore.open(ENGINE)) {
      ComponentFunc open = files(new ArrayList<>()).instantiate(store).func("open").orElseThrow();
      assertThatThrownBy(() -> open.call(Collections.singletonList(null)))
          .isInstanceOf(NullPointerException.class);
      assertThat(open.call(new Val.U32(1))).containsExactly(new Val.U32(1));
    }
  }

  @Test
  void aTrapPoisonsItsStoreAndNothingElse() {
    try (var store = ComponentStore.open(ENGINE);
        var neighbour = ComponentStore.open(ENGINE)) {
      List<String> closed = new ArrayList<>();
      LinkedComponent linked = files(closed);
      ComponentInstance instance = linked.instantiate(store);
      ComponentInstance other = linked.instantiate(neighbour);
      assertTrap(() -> call(instance, "trap"), Trap.UNREACHABLE);
      assertTrap(() -> call(instance, "open", new Val.U32(1)), Trap.POISONED);
      assertTrap(() -> linked.instantiate(store), Trap.POISONED);
      assertThat(call(other, "open", new Val.U32(1))).containsExactly(new Val.U32(1));
    }
  }

  @Test
  void hostResourcesEndWithTheirLastOwnerOrWithTheStore() {
    List<String> closed = new ArrayList<>();
    var store = ComponentStore.open(ENGINE);
    ComponentInstance instance = files(closed).instantiate(store);
    for (int i = 0; i < 3; i++) {
      call(instance, "open", new Val.U32(10 + i));
    }
    assertThat(call(instance, "size", new Val.U32(2))).containsExactly(new Val.U32(11));
    call(instance, "close", new Val.U32(2));
    assertThat(closed).containsExactly("file 11");
    store.close();
    assertThat(closed).containsExactly("file 11", "file 12", "file 10");
    assertThatThrownBy(() -> call(instance, "size", new Val.U32(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the store is closed");
  }

  @Test
  void aDroppedHandleTraps() {
    try (var store = ComponentStore.open(ENGINE)) {
      ComponentInstance instance = files(new ArrayList<>()).instantiate(store);
      call(instance, "open", new Val.U32(1));
      call(instance, "close", new Val.U32(1));
      assertTrap(() -> call(instance, "size", new Val.U32(1)), Trap.UNKNOWN_HANDLE);
    }
  }

  @Test
  void theHandleLimitTraps() {
    var limits = ComponentLimits.defaults().withHandles(2);
    try (var store = ComponentStore.builder(ENGINE).limits(limits).open()) {
      ComponentInstance instance = files(new ArrayList<>()).instantiate(store);
      call(instance, "open", new Val.U32(1));
      call(instance, "open", new Val.U32(1));
      assertTrap(() -> call(instance, "open", new Val.U32(1)), Trap.RESOURCE_LIMIT);
    }
  }

  @Test
  void comingBackIntoARunningInstanceTraps() {
    var self = new AtomicReference<ComponentInstance>();
    LinkedComponent linked =
        Linker.of(ENGINE)
            .func(
                "visit",
                args ->
                    ((Val.U32) args.getFirst()).value() == 0
                        ? List.of(new Val.U32(7))
                        : call(self.get(), "run", new Val.U32(0)))
            .link(Fixture.component("callback"));
    try (var store = ComponentStore.open(ENGINE)) {
      self.set(linked.instantiate(store));
      assertThat(call(self.get(), "run", new Val.U32(0))).containsExactly(new Val.U32(7));
      assertTrap(() -> call(self.get(), "run", new Val.U32(1)), Trap.CANNOT_ENTER);
    }
  }

  @Test
  void leavingInReallocOrPostReturnTraps() {
    for (String name : List.of("in-realloc", "visit-in-post-return", "new-in-post-return")) {
      try (var store = ComponentStore.open(ENGINE)) {
        ComponentInstance instance = leaving(store);
        Val[] args = name.equals("in-realloc") ? new Val[] {new Val.Str("text")} : new Val[0];
        assertTrap(() -> call(instance, name, args), Trap.CANNOT_LEAVE);
      }
    }
  }

  @Test
  void postReturnMayAskForRepresentations() {
    try (var store = ComponentStore.open(ENGINE)) {
      ComponentInstance instance = leaving(store);
      assertThat(call(instance, "rep-in-post-return")).containsExactly(new Val.U32(41));
      assertThat(call(instance, "rep-in-post-return")).containsExactly(new Val.U32(41));
    }
  }

  private static ComponentInstance leaving(ComponentStore store) {
    return Linker.of(ENGINE)
        .func("visit", _ -> List.of(new Val.U32(0)))
        .link(Fixture.component("leaving"))
        .instantiate(store);
  }

  @Test
  void aHostFunctionThatThrowsTrapsWithItsCause() {
    var failure = new IllegalStateException("disk on fire");
    LinkedComponent linked =
        Linker.of(ENGINE)
            .func(
                "visit",
                _ -> {
                  throw failure;
                })
            .link(Fixture.component("callback"));
    try (var store = ComponentStore.open(ENGINE)) {
      ComponentInstance instance = linked.instantiate(store);
      assertThatThrownBy(() -> call(instance, "run", new Val.U32(0)))
          .isInstanceOfSatisfying(
              TrapException.class, e -> assertThat(e.trap()).isEqualTo(Trap.HOST_FAILURE))
          .hasCause(failure);
    }
  }

  @Test
  void guestResourcesEndInTheirDestructorOrWithoutItWhenTheStoreCloses() {
    try (var store = ComponentStore.open(ENGINE)) {
      ComponentInstance instance = instantiate("counter", store);
      String name = "test:demo/counters@1.2.0";
      Val counter =
          instance
              .func(name, "[constructor]counter")
              .orElseThrow()
              .call(new Val.U32(40))
              .getFirst();
      Object resource = ((Val.Own) counter).resource();
      assertThat(
              instance
                  .func(name, "[method]counter.add")
                  .orElseThrow()
                  .call(new Val.Borrow(resource), new Val.U32(2)))
          .containsExactly(new Val.U32(42));
      assertThat(instance.func(name, "dropped").orElseThrow().call())
          .containsExactly(new Val.U32(0));
    }
  }

  private static LinkedComponent files(List<String> closed) {
    String name = "test:demo/files@0.2.3";
    return Linker.of(ENGINE)
        .resource(name, "file", String.class, closed::add)
        .func(
            name,
            "open",
            args -> List.of(new Val.Own("file " + ((Val.U32) args.getFirst()).value())))
        .func(
            name,
            "[method]file.size",
            args -> {
              String file = (String) ((Val.Borrow) args.getFirst()).resource();
              return List.of(new Val.U32(Long.parseLong(file.substring(5))));
            })
        .link(Fixture.component("files"));
  }

  private static ComponentInstance instantiate(String fixture, ComponentStore store) {
    return Linker.of(ENGINE).link(Fixture.component(fixture)).instantiate(store);
  }

  private static List<Val> call(ComponentInstance instance, String name, Val... args) {
    return instance.func(name).orElseThrow().call(args);
  }

  private static void assertTrap(ThrowingCallable action, Trap trap) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            TrapException.class, thrown -> assertThat(thrown.trap()).isEqualTo(trap));
  }
}
