package dev.wharf.engine;

import dev.wharf.engine.compile.ModuleCompiler;
import dev.wharf.engine.load.AdapterLoader;
import dev.wharf.engine.load.DefinedClasses;
import dev.wharf.engine.load.RuntimeClasses;
import dev.wharf.engine.load.TypeClasses;
import dev.wharf.wasm.type.TypeInterner;
import dev.wharf.wasm.validate.ValidModule;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Compiles modules, and holds the classes that they share. Thread-safe; usually one per process.
 */
public final class Engine {
  private final TypeInterner interner = new TypeInterner();
  private final TypeClasses types = new TypeClasses();
  private final DefinedClasses defined = new DefinedClasses(types);
  private final ConcurrentMap<ClassLoader, AdapterLoader> adapters = new ConcurrentHashMap<>();
  private final ConcurrentMap<Class<?>, Object> attachments = new ConcurrentHashMap<>();
  private final EntryWatch entryWatch = new EntryWatch();
  private final AtomicInteger loaders = new AtomicInteger();

  private Engine() {}

  public static Engine create() {
    RuntimeClasses.initialise();
    return new Engine();
  }

  /** Prepares a module; its functions are compiled when they are first called. */
  public CompiledModule compile(ValidModule module) {
    var types = module.closed(interner);
    return new CompiledModule(
        this, module, types, outsideHeap -> new ModuleCompiler(module, types, outsideHeap));
  }

  /** Gives the types of all modules and host functions of this engine their identity. */
  public TypeInterner interner() {
    return interner;
  }

  /** The classes of defined types; for the engine itself. */
  @SuppressWarnings("exports")
  public DefinedClasses defined() {
    return defined;
  }

  /** The signature classes; for {@code dev.wharf.runtime}, to which their package is exported. */
  @SuppressWarnings("exports")
  public TypeClasses types() {
    return types;
  }

  /**
   * The loader for generated classes that call into the classes of a host; the same one for the
   * same host loader, as long as the engine lives. For {@code dev.wharf.runtime}, to which its
   * package is exported.
   */
  @SuppressWarnings("exports")
  public AdapterLoader adapterLoader(ClassLoader hostLoader) {
    return adapters.computeIfAbsent(hostLoader, host -> new AdapterLoader(host, types));
  }

  /**
   * What a layer above keeps for as long as the engine lives: one object per class, made when first
   * asked for.
   */
  public <T> T attachment(Class<T> type, Function<Engine, T> maker) {
    Object known = attachments.get(type);
    return type.cast(
        known != null ? known : attachments.computeIfAbsent(type, _ -> maker.apply(this)));
  }

  /** Holds the stores of this engine to their time limits. */
  EntryWatch entryWatch() {
    return entryWatch;
  }

  String nextLoaderName() {
    return "wharf-module-" + loaders.getAndIncrement();
  }
}
