package dev.wharf.engine;

import dev.wharf.engine.load.Backtrace;
import dev.wharf.engine.load.ClassSource;
import dev.wharf.engine.load.ModuleLoader;
import dev.wharf.wasm.WasmFrame;
import dev.wharf.wasm.binary.Names;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.validate.ClosedTypes;
import dev.wharf.wasm.validate.ValidModule;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A module ready to be instantiated, any number of times and from any thread. Its functions are
 * compiled when they are first called; the code is shared by all instances.
 */
public final class CompiledModule {
  private final Engine engine;
  private final ValidModule module;
  private final ClosedTypes types;
  private final ClassSource source;
  private final ModuleLoader loader;
  private final Backtrace.Module frames = this::frame;
  private final ConcurrentMap<String, Constructor<?>> constructors = new ConcurrentHashMap<>();

  /** Decoded when a backtrace first needs them. */
  private volatile Optional<Names> names = Optional.empty();

  CompiledModule(Engine engine, ValidModule module, ClassSource source) {
    this.engine = engine;
    this.module = module;
    this.types = module.closed(engine.interner());
    this.source = source;
    this.loader = new ModuleLoader(engine.nextLoaderName(), engine.types(), source, frames);
  }

  /** What was compiled. */
  public ValidModule module() {
    return module;
  }

  /**
   * Links, allocates, copies the active segments and runs the start function. Spec: exec/modules,
   * instantiation.
   *
   * @throws dev.wharf.wasm.LinkException {@code unknown import}, {@code incompatible import type},
   *     or a limit of the store
   * @throws dev.wharf.wasm.TrapException if an active segment is out of bounds or the start
   *     function traps; what was written before stays
   * @throws IllegalArgumentException if an import belongs to another store
   */
  public Instance instantiate(Store store, Imports imports) {
    if (store.engine() != engine) {
      throw new IllegalArgumentException("the store belongs to another engine");
    }
    var externs = Linking.resolve(data(), types, store, imports);
    int outer = store.depth();
    store.enter();
    try {
      for (var type : data().types().all()) {
        if (type.composite() instanceof FuncType func) {
          store.reserveResults(func);
        }
      }
      var init = new Instantiation(this, store, externs);
      var instance = (Instance) newObject(source.instanceClass(), init);
      instance.link();
      init.initialise(instance);
      store.exit();
      return instance;
    } catch (Throwable t) {
      throw store.failure(t, outer);
    }
  }

  /** Its types among those of the engine. */
  public ClosedTypes types() {
    return types;
  }

  Module data() {
    return module.module();
  }

  Backtrace.Module frames() {
    return frames;
  }

  String loaderName() {
    return loader.getName();
  }

  /** The wrapper of an own function; its code stays uncompiled. */
  Func newFunc(Instance instance, int funcIndex) {
    return (Func) newObject(source.funcClass(funcIndex), instance, funcIndex);
  }

  /** Makes an object of a generated class, which has one constructor. */
  private Object newObject(String className, Object... args) {
    try {
      Constructor<?> constructor = constructors.get(className);
      if (constructor == null) {
        constructor = loader.loadClass(className).getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        constructors.put(className, constructor);
      }
      return constructor.newInstance(args);
    } catch (InvocationTargetException e) {
      throw Failures.unwrap(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With the name and the offset in the file. */
  private WasmFrame frame(int funcIndex, int bodyOffset) {
    long offset = -1;
    int own = funcIndex - module.importedFuncs();
    if (bodyOffset >= 0 && own >= 0 && own < data().functions().size()) {
      offset = (long) data().functions().get(own).body().start() + bodyOffset;
    }
    Names known = names();
    String function = known.function(funcIndex).orElse("<function " + funcIndex + ">");
    return new WasmFrame(known.module(), function, offset);
  }

  private Names names() {
    Optional<Names> known = names;
    if (known.isEmpty()) {
      known = Optional.of(Names.of(data()));
      names = known;
    }
    return known.get();
  }
}
