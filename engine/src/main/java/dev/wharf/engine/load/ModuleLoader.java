package dev.wharf.engine.load;

import java.util.Optional;

/**
 * Defines the generated classes of one module when the JVM first asks for them, so that a function
 * that is never called is never compiled. Every class passes {@link ClassGuard} first.
 */
public final class ModuleLoader extends ClassLoader {
  static final String PACKAGE = "wharf.module.";

  static {
    registerAsParallelCapable();
  }

  private final TypeClasses types;
  private final ModuleTypes defined;
  private final ClassSource source;
  private final Backtrace.Module module;

  /**
   * @param name unique among the loaders of an engine
   * @param defined the module's types
   * @param module names the frames of its code
   */
  public ModuleLoader(
      String name,
      TypeClasses types,
      ModuleTypes defined,
      ClassSource source,
      Backtrace.Module module) {
    super(name, types);
    this.defined = defined;
    this.types = types;
    this.source = source;
    this.module = module;
    types.open(getUnnamedModule());
  }

  Backtrace.Module module() {
    return module;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(TypeNames.PACKAGE)) {
      return defined.find(name);
    }
    if (!name.startsWith(PACKAGE)) {
      return types.loadClass(name, resolve);
    }
    // The parents know nothing of this package: asking them would search the class path each time.
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Optional<byte[]> bytes = StackRoom.get(() -> guarded(name));
    if (bytes.isEmpty()) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes.get(), 0, bytes.get().length);
  }

  private Optional<byte[]> guarded(String name) {
    Optional<byte[]> bytes = source.classBytes(name);
    bytes.ifPresent(ClassGuard::check);
    return bytes;
  }
}
