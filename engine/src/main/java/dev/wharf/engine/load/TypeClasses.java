package dev.wharf.engine.load;

import dev.wharf.engine.Func;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.type.VecType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One class per function signature: {@code wharf.fn.IJ_D} for {@code [i32 i64] -> [f64]}, an
 * abstract subclass of {@link Func}. The name says all, so a class is made whenever somebody links
 * to it; equal signatures of all modules of an engine share it, and a cast to it is the type check
 * of {@code call_indirect}. That is so for plain function types; the class of any other is one of
 * {@link DefinedClasses}, below a class here which says no more than how to call it.
 */
public final class TypeClasses extends ClassLoader {
  /** Package of the signature classes. */
  public static final String PACKAGE = "wharf.fn.";

  /** Package of the signature classes of functions whose type is not plain. */
  public static final String ERASED_PACKAGE = "wharf.sig.";

  /**
   * Parameter slots of a JVM method beside its receiver or instance; with more, all go through the
   * store.
   */
  public static final int MAX_PARAM_SLOTS = 254;

  static final String HOST_SUFFIX = "$Host";

  static {
    registerAsParallelCapable();
  }

  private final ConcurrentMap<String, MethodHandle> entries = new ConcurrentHashMap<>();

  public TypeClasses() {
    super("wharf-types", TypeClasses.class.getClassLoader());
    open(getUnnamedModule());
  }

  /** Lets the classes of an unnamed module call {@code engine.abi}, which nobody else sees. */
  void open(Module unnamed) {
    Module engine = TypeClasses.class.getModule();
    if (engine.isNamed()) {
      engine.addExports("dev.wharf.engine.abi", unnamed);
    }
  }

  /** Binary name of the class of a signature. */
  public static String name(FuncType type) {
    var name = new StringBuilder(PACKAGE);
    appendLetters(name, type.params());
    name.append('_');
    appendLetters(name, type.results());
    return name.toString();
  }

  /**
   * Binary name of the class above the classes of types of a signature that are not plain: types
   * that live alike on the JVM have one letter.
   */
  public static String erasedName(FuncType type) {
    var name = new StringBuilder(ERASED_PACKAGE);
    appendErased(name, type.params());
    name.append('_');
    appendErased(name, type.results());
    return name.toString();
  }

  private static void appendErased(StringBuilder name, List<ValType> types) {
    for (ValType type : types) {
      if (type instanceof RefType) {
        name.append(StructShape.storage(type).equals(SignatureShape.FUNC) ? 'A' : 'N');
      } else {
        name.append(letter(type));
      }
    }
  }

  private static void appendLetters(StringBuilder name, List<ValType> types) {
    for (ValType type : types) {
      name.append(letter(type));
    }
  }

  private static char letter(ValType type) {
    return switch (type) {
      case NumType num ->
          switch (num) {
            case I32 -> 'I';
            case I64 -> 'J';
            case F32 -> 'F';
            case F64 -> 'D';
          };
      case VecType _ -> 'V';
      case RefType(boolean nullable, var heap) ->
          nullable ? letter(heap) : Character.toLowerCase(letter(heap));
    };
  }

  private static char letter(HeapType heap) {
    return switch (heap) {
      case AbstractHeapType type ->
          switch (type) {
            case FUNC -> 'A';
            case NOFUNC -> 'B';
            case EXTERN -> 'E';
            case NOEXTERN -> 'G';
            case EXN -> 'X';
            case NOEXN -> 'Y';
            case ANY -> 'N';
            case EQ -> 'Q';
            case I31 -> 'T';
            case STRUCT -> 'S';
            case ARRAY -> 'R';
            case NONE -> 'O';
          };
      case HeapType.Concrete _, DefType _ ->
          throw new IllegalStateException("a signature of defined types has no name");
    };
  }

  /** The abstract class of a signature. */
  public Class<?> of(FuncType type) {
    return load(name(type));
  }

  Class<?> hostClass(FuncType type) {
    return load(name(type) + HOST_SUFFIX);
  }

  private Class<?> load(String name) {
    try {
      return loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The method {@code enter} of functions of a type, with the function as first parameter. */
  public MethodHandle enter(DefType type) {
    var func = type.func().orElseThrow();
    return entries.computeIfAbsent(type.isPlain() ? name(func) : erasedName(func), this::findEnter);
  }

  private MethodHandle findEnter(String name) {
    var shape = new SignatureShape(name);
    var methodType =
        MethodType.fromMethodDescriptorString(shape.callType().descriptorString(), this);
    try {
      return MethodHandles.publicLookup().findVirtual(load(name), "enter", methodType);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isSignature(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!isSignature(name)) {
      throw new ClassNotFoundException(name);
    }
    byte[] bytes = StackRoom.get(() -> SignatureClass.generate(name));
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static boolean isSignature(String name) {
    return name.startsWith(PACKAGE) || name.startsWith(ERASED_PACKAGE);
  }
}
