package dev.wharf.engine;

import dev.wharf.engine.load.AdapterLoader;
import dev.wharf.engine.load.RuntimeClasses;
import dev.wharf.engine.load.TypeClasses;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Compiles modules, and holds the classes that they share. Thread-safe; usually one per process. */
public final class Engine {
  private final TypeClasses types = new TypeClasses();
  private final ConcurrentMap<ClassLoader, AdapterLoader> adapters = new ConcurrentHashMap<>();
  private final AtomicInteger loaders = new AtomicInteger();

  private Engine() {}

  public static Engine create() {
    RuntimeClasses.initialise();
    return new Engine();
  }

  /** The signature classes. */
  public TypeClasses types() {
    return types;
  }

  /**
   * The loader for generated classes that call into the classes of a host; the same one for the same host loader, as
   * long as the engine lives.
   */
  public AdapterLoader adapterLoader(ClassLoader hostLoader) {
    return adapters.computeIfAbsent(hostLoader, host -> new AdapterLoader(host, types));
  }

  String nextLoaderName() {
    return "wharf-module-" + loaders.getAndIncrement();
  }
}
