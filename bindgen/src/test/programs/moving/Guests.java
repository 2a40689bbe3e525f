package app.moving;

import cases.moving.Calls;
import cases.moving.Moves;
import cases.moving.MovingWorld;
import cases.moving.Things;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentInstance;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.Val;
import java.util.List;

/**
 * The guest twice: called by the dynamic API with typed imports, and the other way round. So what
 * either sees comes from the other.
 */
final class Guests implements AutoCloseable {
  final TypedHost typedHost = new TypedHost();
  final DynamicHost dynamicHost = new DynamicHost();
  final ComponentStore store;
  final MovingWorld typed;
  private final ComponentInstance dynamic;

  /**
   * @param seed an odd one has guests wait on virtual threads
   */
  Guests(ValidComponent component, long seed) {
    var engine = Engine.create();
    var builder = ComponentStore.builder(engine).executor(Thread::startVirtualThread);
    store = ((seed & 1) == 0 ? builder : builder.onVirtualThreads()).open();
    dynamic = typedLinker(engine).link(component).instantiate(store);
    typed =
        MovingWorld.instantiate(dynamicHost.offer(Linker.of(engine)).link(component), store);
  }

  private Linker typedLinker(Engine engine) {
    return Linker.of(engine)
        .bind(Things.class, typedHost)
        .bind(Moves.class, typedHost)
        .bind(Calls.class, typedHost);
  }

  /** The guest with typed imports, called by its generated interfaces. */
  MovingWorld typedOnBothEnds() {
    return MovingWorld.of(dynamic);
  }

  /** Calls an export of the guest with typed imports. */
  Val call(String from, String name, Val... args) {
    List<Val> results =
        dynamic.func("cases:moving/" + from + "@1.0.0", name).orElseThrow().call(args);
    return results.isEmpty() ? new Val.Bool(false) : results.getFirst();
  }

  @Override
  public void close() {
    store.close();
  }
}
