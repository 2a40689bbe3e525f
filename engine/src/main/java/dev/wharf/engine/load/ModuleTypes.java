package dev.wharf.engine.load;

import dev.wharf.engine.ArrayRef;
import dev.wharf.engine.StructRef;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.validate.ClosedTypes;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The classes of a module's defined types, by the names that its code uses. Thread-safe. */
public final class ModuleTypes {
  private final ClosedTypes types;
  private final int count;
  private final DefinedClasses registry;

  /** Filled when code first asks for a class. */
  private final Map<String, DefType> named = new HashMap<>();

  /** Made when the first class is needed: many modules have none. */
  private Optional<DefinedLoader> loader = Optional.empty();

  /**
   * @param count how many types the module has
   */
  public ModuleTypes(DefinedClasses registry, ClosedTypes types, int count) {
    this.types = types;
    this.count = count;
    this.registry = registry;
  }

  /** The class of a type, made if need be. */
  public Class<?> of(DefType type) {
    return loader().of(type);
  }

  /** A structure with zeros and nulls. */
  public StructRef newStruct(DefType type) {
    try {
      return (StructRef) of(type).getMethod("make").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An array of zeros or nulls; the length is unsigned. Traps if it is too long. */
  public ArrayRef newArray(DefType type, int length) {
    try {
      return (ArrayRef) of(type).getMethod("make", int.class).invoke(null, length);
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized DefinedLoader loader() {
    if (loader.isEmpty()) {
      loader = Optional.of(new DefinedLoader(registry));
    }
    return loader.get();
  }

  Class<?> find(String name) throws ClassNotFoundException {
    DefType type;
    DefinedLoader definer = loader();
    synchronized (named) {
      if (named.isEmpty()) {
        for (int i = 0; i < count; i++) {
          named.put(definer.names().name(types.defType(i)), types.defType(i));
        }
      }
      type = named.get(name);
    }
    if (type == null) {
      throw new ClassNotFoundException(name);
    }
    return definer.of(type);
  }
}
