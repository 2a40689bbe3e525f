package dev.wharf.component.wrap;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;

/** The core type that a function has for a module. Canonical ABI, {@code flatten_functype}. */
final class CoreSignature {
  private CoreSignature() {}

  static FuncType lowered(ComponentFuncType type, boolean async) {
    if (!async) {
      return Flattening.lower(type, PointerType.I32).core();
    }
    var flat = params(type, Flattening.MAX_ASYNC_PARAMS);
    if (type.result().isPresent()) {
      flat.add(ValType.I32);
    }
    return new FuncType(flat, List.of(ValType.I32));
  }

  /**
   * @param callback whether the function gives its event loop back
   */
  static FuncType lifted(ComponentFuncType type, boolean async, boolean callback) {
    return async
        ? new FuncType(
            params(type, Flattening.MAX_PARAMS), callback ? List.of(ValType.I32) : List.of())
        : Flattening.lift(type, PointerType.I32).core();
  }

  private static List<ValType> params(ComponentFuncType type, int limit) {
    var types = type.params().stream().map(InterfaceType.Field::type).toList();
    var flat = Flattening.upTo(types, limit, PointerType.I32);
    return new ArrayList<>(flat.size() > limit ? List.of(ValType.I32) : flat);
  }

  /**
   * @param what the import or export, for the message
   * @throws LinkException if the types are not the same
   */
  static void check(String what, FuncType found, FuncType wanted) {
    if (!found.equals(wanted)) {
      throw new LinkException(
          LinkException.Kind.TYPE,
          "the module " + what + " with another type than its world gives it",
          List.of(
              new LinkException.Fact("wanted", wanted.toString()),
              new LinkException.Fact("found", found.toString())),
          List.of());
    }
  }
}
