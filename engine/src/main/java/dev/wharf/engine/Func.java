package dev.wharf.engine;

import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * A function of a store. Each signature has one generated subclass with a typed {@code call}, which
 * generated code invokes, and a typed {@code enter}, which is {@code call} behind the boundary that
 * host code must use. The host's own are made by {@link HostFunc}. Spec: exec/runtime, function
 * instances.
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
}
