package dev.wharf.runtime.canon;

import dev.wharf.engine.Engine;
import dev.wharf.engine.Func;
import dev.wharf.engine.load.AdapterLoader;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The adapter classes of an engine, one for each shape: function type, options and Java types.
 * Instances are cheap and made per linked function. Thread-safe.
 */
public final class AdapterCache {
  /** Package of the generated adapters. */
  static final String PACKAGE = "wharf.adapter.";

  static final FuncType REALLOC =
      new FuncType(
          List.of(ValType.I32, ValType.I32, ValType.I32, ValType.I32), List.of(ValType.I32));

  private final Engine engine;
  private final ConcurrentMap<Object, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicInteger names = new AtomicInteger();

  private AdapterCache(Engine engine) {
    this.engine = engine;
  }

  /** The cache of an engine. */
  static AdapterCache of(Engine engine) {
    return engine.attachment(AdapterCache.class, AdapterCache::new);
  }

  /** A generated class, and the enum tables and the streams and futures that its instances need. */
  record Entry(Constructor<?> constructor, EnumTable[] tables, List<Object> ends) {
    Object make(Object... args) {
      try {
        return constructor.newInstance(args);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The class for a shape, made by {@code writer} if it is new. */
  Entry get(Object shape, ClassLoader host, Function<AdapterClass, byte[]> writer) {
    var known = entries.get(shape);
    if (known != null) {
      return known;
    }
    String name = PACKAGE + word(shape) + names.getAndIncrement();
    var adapter = new AdapterClass(name);
    byte[] bytes = writer.apply(adapter);
    return add(
        shape, host, name, bytes, adapter.tables().toArray(EnumTable[]::new), adapter.ends());
  }

  /** As {@link #get}, for a class of another kind; the writer is given its name. */
  Entry define(Object shape, ClassLoader host, Function<String, byte[]> writer) {
    var known = entries.get(shape);
    if (known != null) {
      return known;
    }
    String name = "wharf.proxy.Proxy" + names.getAndIncrement();
    return add(shape, host, name, writer.apply(name), new EnumTable[0], List.of());
  }

  private Entry add(
      Object shape,
      ClassLoader host,
      String name,
      byte[] bytes,
      EnumTable[] tables,
      List<Object> ends) {
    return entries.computeIfAbsent(
        shape, _ -> new Entry(loader(host).define(name, bytes).getConstructors()[0], tables, ends));
  }

  private static String word(Object shape) {
    String word = shape.getClass().getSimpleName();
    return word.endsWith("Adapter") ? word.substring(0, word.length() - 7) : word;
  }

  /** The loader for adapters of a host, allowed to see what adapters call. */
  AdapterLoader loader(ClassLoader host) {
    AdapterLoader loader = engine.adapterLoader(host);
    Module runtime = AdapterCache.class.getModule();
    if (runtime.isNamed()) {
      Module unnamed = loader.getUnnamedModule();
      runtime.addExports("dev.wharf.runtime.canon", unnamed);
      runtime.addExports("dev.wharf.runtime.async", unnamed);
      runtime.addExports("dev.wharf.runtime.link", unnamed);
      runtime.addExports("dev.wharf.runtime.resource", unnamed);
    }
    return loader;
  }

  /** A guest's {@code realloc}. */
  Reallocator reallocator(Func realloc) {
    var entry = get("Realloc", AdapterCache.class.getClassLoader(), AdapterCache::writeRealloc);
    return (Reallocator)
        entry.make(
            new AdapterSite(
                realloc.store(),
                new GuestSide[0],
                new Object[] {realloc},
                null, // hot: not entered
                entry,
                new ResourceSlot[0]));
  }

  private static byte[] writeRealloc(AdapterClass owner) {
    var core = new CoreCall(REALLOC);
    return owner.build(
        Names.REALLOCATOR,
        "call",
        MethodTypeDesc.of(
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int),
        code -> {
          var args = code.parameters(0, core.params());
          code.loadLanes(core.call(code, "function", args));
          code.builder().ireturn();
        });
  }
}
