package dev.wharf.engine;

import dev.wharf.engine.load.Backtrace;
import dev.wharf.engine.load.ClassSource;
import dev.wharf.engine.load.ModuleLoader;
import dev.wharf.engine.load.ModuleTypes;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The generated classes of a module, for memories that lie where they were compiled for. */
final class ModuleCode {
  private final ClassSource source;
  private final ModuleLoader loader;
  private final ConcurrentMap<String, Constructor<?>> constructors = new ConcurrentHashMap<>();

  ModuleCode(Engine engine, ModuleTypes types, ClassSource source, Backtrace.Module frames) {
    this.source = source;
    this.loader = new ModuleLoader(engine.nextLoaderName(), engine.types(), types, source, frames);
  }

  String loaderName() {
    return loader.getName();
  }

  Instance newInstance(Instantiation init) {
    return (Instance) newObject(source.instanceClass(), init);
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
}
