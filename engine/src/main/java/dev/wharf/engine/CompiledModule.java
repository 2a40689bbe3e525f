package dev.wharf.engine;

import dev.wharf.engine.load.Backtrace;
import dev.wharf.engine.load.ClassSource;
import dev.wharf.engine.load.ModuleLoader;
import dev.wharf.wasm.WasmFrame;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.FuncType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A module ready to be instantiated, any number of times and from any thread. Its functions are compiled when they are
 * first called; the code is shared by all instances.
 */
public final class CompiledModule {
  private final Engine engine;
  private final Module module;
  private final IndexSpaces spaces;
  private final Map<String, Export> exports = new HashMap<>();
  private final ClassSource source;
  private final ModuleLoader loader;
  private final Backtrace.Module frames = this::frame;
  private final ConcurrentMap<String, Constructor<?>> constructors = new ConcurrentHashMap<>();

  CompiledModule(Engine engine, Module module, ClassSource source) {
    this.engine = engine;
    this.module = module;
    this.spaces = IndexSpaces.of(module);
    this.source = source;
    for (Export export : module.exports()) {
      exports.put(export.name(), export);
    }
    this.loader = new ModuleLoader(engine.nextLoaderName(), engine.types(), source, frames);
  }

  /** The module as data. */
  public Module data() {
    return module;
  }

  /**
   * Links, allocates, copies the active segments and runs the start function. Spec: exec/modules, instantiation.
   *
   * @throws dev.wharf.wasm.LinkException {@code unknown import}, {@code incompatible import type}, or a limit of the
   *     store
   * @throws dev.wharf.wasm.TrapException if an active segment is out of bounds or the start function traps; what was
   *     written before stays
   * @throws IllegalArgumentException if an import belongs to another store
   */
  public Instance instantiate(Store store, Imports imports) {
    if (store.engine() != engine) {
      throw new IllegalArgumentException("the store belongs to another engine");
    }
    var externs = Linking.resolve(module, store, imports);
    int outer = store.depth();
    store.enter();
    try {
      for (FuncType type : module.types()) {
        store.reserveResults(Math.max(type.params().size(), type.results().size()));
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

  IndexSpaces spaces() {
    return spaces;
  }

  FuncType funcType(int funcIndex) {
    return spaces.funcTypes().get(funcIndex);
  }

  Optional<Export> exportOf(String name) {
    return Optional.ofNullable(exports.get(name));
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
    int own = funcIndex - spaces.importedFuncs();
    if (bodyOffset >= 0 && own >= 0 && own < module.functions().size()) {
      offset = (long) module.functions().get(own).body().start() + bodyOffset;
    }
    return new WasmFrame("", "<function " + funcIndex + ">", offset);
  }
}
