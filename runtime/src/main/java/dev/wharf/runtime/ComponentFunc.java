package dev.wharf.runtime;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.runtime.bind.GuestProxy;
import dev.wharf.runtime.canon.Callee;
import dev.wharf.runtime.canon.DynamicCall;
import dev.wharf.runtime.value.Val;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;

/** A function that a component instance exports. */
public final class ComponentFunc {
  private final ComponentStore store;
  private final Optional<String> interfaceName;
  private final String name;
  private final ComponentFuncType type;
  private final Callee callee;
  private volatile DynamicCall prepared; // null before the first call

  ComponentFunc(
      ComponentStore store,
      Optional<String> interfaceName,
      String name,
      ComponentFuncType type,
      Callee callee) {
    this.store = store;
    this.interfaceName = interfaceName;
    this.name = name;
    this.type = type;
    this.callee = callee;
  }

  /** The exported instance that it belongs to; empty for a function exported by itself. */
  public Optional<String> interfaceName() {
    return interfaceName;
  }

  public String name() {
    return name;
  }

  /** The type as the component exports it, with the names that its resources have there. */
  public ComponentFuncType type() {
    return type;
  }

  /**
   * Calls with one value for each parameter and gives the result, or an empty list where the type
   * has none.
   *
   * @throws IllegalArgumentException if the values do not fit the type
   * @throws NullPointerException if a value is null
   * @throws dev.wharf.wasm.TrapException if the guest traps; the store is spent then
   */
  public List<Val> call(List<Val> args) {
    store.checkOpen();
    var call = prepared;
    if (call == null) {
      call = DynamicCall.of(callee);
      prepared = call;
    }
    // Before the store is entered, lest a null in it end the guest.
    return call.call(List.copyOf(args));
  }

  /** As {@link #call(List)}. */
  public List<Val> call(Val... args) {
    return call(List.of(args));
  }

  /**
   * A handle that takes and gives Java values of exactly the types in {@code type}, by a compiled
   * adapter and without boxing: {@code u32} as {@code long}, {@code string} as {@code String}, and
   * so on as bindings have it.
   *
   * @throws dev.wharf.wasm.LinkException if these cannot be the Java types of the function's
   *     parameters and result
   */
  public MethodHandle typed(MethodType type) {
    store.checkOpen();
    return GuestProxy.typed(callee, type);
  }

  /** Its full name, such as {@code wasi:cli/run@0.2.0#run}. */
  @Override
  public String toString() {
    return interfaceName.map(instance -> instance + "#").orElse("") + name;
  }
}
