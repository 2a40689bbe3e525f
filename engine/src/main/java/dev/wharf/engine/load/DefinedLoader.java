package dev.wharf.engine.load;

import dev.wharf.wasm.type.DefType;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds the classes of those defined types of a module that no other living module had classes for.
 * They live as long as the module, its objects, or somebody's class below or beside them.
 */
public final class DefinedLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final DefinedClasses registry;
  private final TypeNames names = new TypeNames();

  /** What was defined here; the types live as long as their classes. */
  private final Map<Class<?>, DefType> types = new ConcurrentHashMap<>();

  private final Map<Class<?>, StructSlot[]> slots = new ConcurrentHashMap<>();

  DefinedLoader(DefinedClasses registry) {
    super("wharf-defined", registry.signatures());
    this.registry = registry;
    registry.signatures().open(getUnnamedModule());
  }

  /** The type whose class or subclass this is. */
  public static DefType typeOf(Class<?> generated) {
    return ((DefinedLoader) generated.getClassLoader()).types.get(generated);
  }

  /** Where the fields of a structure class are. */
  public static StructSlot[] slotsOf(Class<?> generated) {
    var loader = (DefinedLoader) generated.getClassLoader();
    return loader.slots.computeIfAbsent(generated, c -> StructSlot.of(c, loader.types.get(c)));
  }

  TypeNames names() {
    return names;
  }

  /** The class of a type, made with those of its supertypes if need be. */
  Class<?> of(DefType type) {
    synchronized (registry) {
      var missing = new ArrayDeque<DefType>();
      Optional<DefType> up = Optional.of(type);
      Class<?> found = null;
      while (found == null && up.isPresent()) {
        found = registry.find(names.name(up.get()));
        if (found == null) {
          missing.push(up.get());
          up = up.get().supertype();
        }
      }
      for (DefType next : missing) {
        found = define(names.name(next), DefinedClass.generate(names, next), next);
      }
      return found;
    }
  }

  /** The class of host functions of a type that is not plain. */
  Class<?> hostOf(DefType type) {
    synchronized (registry) {
      Class<?> base = of(type);
      String name = base.getName() + TypeClasses.HOST_SUFFIX;
      Class<?> found = registry.find(name);
      if (found != null) {
        return found;
      }
      var shape = new SignatureShape(TypeClasses.erasedName(type.func().orElseThrow()));
      return define(name, SignatureClass.host(name, base.getName(), shape), type);
    }
  }

  private Class<?> define(String name, byte[] bytes, DefType type) {
    Class<?> made = defineClass(name, bytes, 0, bytes.length);
    types.put(made, type);
    registry.add(made);
    return made;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(TypeNames.PACKAGE)) {
      return super.loadClass(name, resolve);
    }
    // The JVM asks for a superclass, which is there already.
    Class<?> found = registry.find(name);
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    return found;
  }
}
