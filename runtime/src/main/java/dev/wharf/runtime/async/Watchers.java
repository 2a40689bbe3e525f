package dev.wharf.runtime.async;

import dev.wharf.engine.Store;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Who is told when a guest fails and so ends all of the store. Thread-safe. */
final class Watchers {
  private final Store store;
  private final Set<Consumer<RuntimeException>> watchers = ConcurrentHashMap.newKeySet();

  Watchers(Store store) {
    this.store = store;
  }

  void add(Consumer<RuntimeException> watcher) {
    watchers.add(watcher);
    store.poison().ifPresent(poison -> watcher.accept(poisoned(poison)));
  }

  void remove(Consumer<RuntimeException> watcher) {
    watchers.remove(watcher);
  }

  /** Tells them, if the store is spent. */
  void tell(RuntimeException failure) {
    if (store.poison().isPresent()) {
      watchers.forEach(watcher -> watcher.accept(failure));
    }
  }

  /** What those get who come to a store that is spent. */
  static TrapException poisoned(TrapException poison) {
    return new TrapException(Trap.POISONED, poison.getMessage());
  }
}
