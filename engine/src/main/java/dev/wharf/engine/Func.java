package dev.wharf.engine;

import dev.wharf.engine.load.HostFuncs;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.List;

/**
 * A function of a store. Each signature has one generated subclass with a typed {@code call}, which
 * generated code invokes, and a typed {@code enter}, which is {@code call} behind the boundary that
 * host code must use. Spec: exec/runtime, function instances.
 */
public abstract non-sealed class Func implements Extern {
  private final Store store;
  private final DefType defType;
  private final FuncType type;
  private MethodHandle handle;

  /** A host function of a plain type. */
  protected Func(Store store, FuncType type) {
    this(store, store.engine().interner().intern(type));
  }

  /** A host function. */
  protected Func(Store store, DefType defType) {
    this.store = store;
    this.defType = defType;
    this.type = defType.func().orElseThrow();
    store.reserveResults(type);
  }

  /** A function of an instance, by its index in the module's function index space. */
  protected Func(Instance instance, int funcIndex) {
    this.store = instance.store();
    this.defType = instance.funcType(funcIndex);
    this.type = defType.func().orElseThrow();
  }

  @Override
  public final FuncType type() {
    return type;
  }

  /** The type as it was defined, which says what the function may stand for. */
  public final DefType defType() {
    return defType;
  }

  @Override
  public final Store store() {
    return store;
  }

  /**
   * Calls from the host with values as raw bits: parameter and result {@code i} is at index {@code
   * i} of the array of its kind, a 32-bit number in the low half (results zero-extended), null
   * references as Java null. A vector takes two elements, the low half first, and what follows it
   * moves up by one, in both arrays. An array of a kind that does not occur may be empty.
   *
   * @throws dev.wharf.wasm.TrapException if the guest traps
   * @throws ClassCastException if a reference is not a function where the type asks for one
   */
  public abstract void call(long[] args, Object[] refArgs, long[] results, Object[] refResults);

  /**
   * Runs the callee of a tail call: takes the arguments from the store and leaves all results
   * there. A function that makes tail calls itself leaves those to its caller.
   */
  public abstract void tail();

  /** How many elements values of these types take in the arrays of {@link #call}. */
  public static int elements(List<ValType> types) {
    int count = types.size();
    for (var type : types) {
      count += type == ValType.V128 ? 1 : 0;
    }
    return count;
  }

  /**
   * The function bound as a typed handle, for calls from the host: {@code int}, {@code long},
   * {@code float}, {@code double}, {@code Func} and {@code Object} in and out. A vector goes in as
   * two longs, the low half first. Of several results it gives the first, of a vector its low half;
   * use {@link #call} to get the others.
   */
  public final MethodHandle handle() {
    if (handle == null) {
      handle = store.engine().types().enter(defType).bindTo(this);
    }
    return handle;
  }

  /**
   * A host function. An exception that it throws becomes a trap with that cause, unless it is a
   * {@link GuestExit} or a Wasm exception.
   */
  public static Func host(Store store, FuncType type, HostBody body) {
    return host(store, store.engine().interner().intern(type), body);
  }

  /**
   * As {@link #host(Store, FuncType, HostBody)}, for a defined type of the engine's interner: the
   * function may be imported as any of its supertypes.
   */
  public static Func host(Store store, DefType type, HostBody body) {
    return HostFuncs.of(store, type, body);
  }

  /**
   * A host function that calls a public method of a public class directly; its type follows from
   * the method: {@code int}, {@code long}, {@code float}, {@code double}, {@code Func} or {@code
   * Object} as parameters, one of these or {@code void} as result. Where the class lives in a named
   * module, its package must be exported to the unnamed module of {@link Engine#adapterLoader}.
   *
   * @throws IllegalArgumentException if the method has other types or cannot be called
   */
  public static Func ofMethod(Store store, Object receiver, Method method) {
    return HostFuncs.ofMethod(store, receiver, method);
  }
}
