package shop;

import acme.pricing.PricingRuleWorld;
import acme.pricing.Rule;
import acme.pricing.Shop;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentLimits;
import dev.wharf.runtime.ComponentPool;
import dev.wharf.runtime.Components;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.runtime.Linker;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.WasiConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The rules of the shop by name: components that others bring. Thread-safe. */
final class Rules implements AutoCloseable {
  private static final ComponentLimits LIMITS =
      ComponentLimits.defaults().withMemoryBytes(16 << 20).withCallTime(Duration.ofSeconds(2));

  private final Engine engine = Engine.create();
  private final Function<String, Shop> shops;
  private final Map<String, ComponentPool<Rule>> pools = new ConcurrentHashMap<>();

  /**
   * @param shops what a rule gets to see of the shop, by the rule's name
   */
  Rules(Function<String, Shop> shops) {
    this.shops = shops;
  }

  /**
   * Adds a rule, or has another version of it do what comes from now on.
   *
   * @throws IOException if the file cannot be read
   * @throws dev.wharf.wasm.WasmException if it is not a component, or not one of a rule; if there
   *     was a rule of this name it stays
   */
  synchronized void install(String name, Path file) throws IOException {
    LinkedComponent linked =
        Linker.of(engine)
            .bind(Shop.class, shops.apply(name))
            .include(Wasi.with(WasiConfig.none())::offer) // libraries import it: grants nothing
            .link(Components.load(file));
    var installed = pools.get(name);
    if (installed != null) {
      installed.replace(linked);
    } else {
      pools.put(
          name,
          ComponentPool.builder(linked, instance -> PricingRuleWorld.of(instance).rule())
              .stores(store -> store.limits(LIMITS))
              .open());
    }
  }

  /**
   * To call the rule with this name.
   *
   * @throws NoSuchElementException if there is none
   */
  ComponentPool<Rule> get(String name) {
    return Optional.ofNullable(pools.get(name))
        .orElseThrow(() -> new NoSuchElementException("no rule is called " + name));
  }

  @Override
  public void close() {
    pools.values().forEach(ComponentPool::close);
  }
}
