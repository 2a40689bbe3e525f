package dev.wharf.engine.load;

import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Holds generated classes that call into a host's own classes: it sees what the host's loader sees,
 * and the signature classes.
 */
public final class AdapterLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ClassLoader host;
  private final TypeClasses types;
  private final ConcurrentMap<Method, Class<?>> methodClasses = new ConcurrentHashMap<>();
  private final AtomicInteger serial = new AtomicInteger();

  public AdapterLoader(ClassLoader host, TypeClasses types) {
    super("wharf-adapters", types);
    this.host = host;
    this.types = types;
    types.open(getUnnamedModule());
  }

  /** Defines a generated class. */
  public Class<?> define(String name, byte[] bytes) {
    return defineClass(name, bytes, 0, bytes.length);
  }

  /** The class that calls a host's method as a function, made once; the maker is given the name. */
  Class<?> methodClass(Method method, Function<String, byte[]> maker) {
    return methodClasses.computeIfAbsent(
        method,
        m -> {
          String name = "wharf.host." + m.getName() + "$" + serial.getAndIncrement();
          return define(name, maker.apply(name));
        });
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(TypeClasses.PACKAGE)) {
      return types.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
    }
    try {
      return host.loadClass(name);
    } catch (ClassNotFoundException _) {
      // A host that does not see all of the engine itself.
      return types.loadClass(name, resolve);
    }
  }
}
