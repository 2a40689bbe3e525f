package dev.wharf.engine;

import dev.wharf.engine.load.HostFuncClasses;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.FuncType;
import java.lang.reflect.Method;

/**
 * Makes functions of a store out of host code, to be imported by guests. Spec: exec/runtime, host
 * functions.
 */
public final class HostFunc {
  private HostFunc() {}

  /**
   * A host function. An exception that it throws becomes a trap with that cause, unless it is a
   * {@link GuestExit} or a Wasm exception.
   */
  public static Func of(Store store, FuncType type, HostBody body) {
    return of(store, store.engine().interner().intern(type), body);
  }

  /**
   * As {@link #of(Store, FuncType, HostBody)}, for a defined type of the engine's interner: the
   * function may be imported as any of its supertypes.
   */
  public static Func of(Store store, DefType type, HostBody body) {
    return HostFuncClasses.of(store, type, body);
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
    return HostFuncClasses.ofMethod(store, receiver, method);
  }
}
