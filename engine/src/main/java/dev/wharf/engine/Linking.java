package dev.wharf.engine;

import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.ExternType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.Subtyping;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TagType;
import dev.wharf.wasm.type.TypeUse;
import dev.wharf.wasm.validate.ClosedTypes;
import java.util.ArrayList;
import java.util.List;

/** Finds a module's imports and checks their types. Spec: valid/matching, external types. */
final class Linking {
  private Linking() {}

  /**
   * The externs in the order of the imports.
   *
   * @throws LinkException if one is missing or does not fit
   * @throws IllegalArgumentException if one belongs to another store and is not a shared memory
   */
  static List<Extern> resolve(Module module, ClosedTypes types, Store store, Imports imports) {
    var externs = new ArrayList<Extern>();
    for (Import imported : module.imports()) {
      var wanted = types.importType(externs.size());
      var extern =
          imports
              .resolve(imported.module(), imported.name(), wanted)
              .orElseThrow(() ->
                  new LinkException("unknown import: " + named(imported) + " is not defined"));
      boolean shared = extern instanceof Memory memory && memory.isShared();
      if (extern.store() != store && !shared) {
        throw new IllegalArgumentException(named(imported) + " belongs to another store");
      }
      var given = extern instanceof Func func ? TypeUse.of(func.defType()) : extern.type();
      if (!Subtyping.matches(given, wanted)) {
        throw new LinkException(
            "incompatible import type: "
                + named(imported)
                + " is "
                + describe(given)
                + ", wanted "
                + describe(wanted));
      }
      externs.add(extern);
    }
    return externs;
  }

  private static String named(Import imported) {
    return "\"" + imported.module() + "\" \"" + imported.name() + "\"";
  }

  private static String describe(ExternType type) {
    return switch (type) {
      case TypeUse func -> "func " + describe(func);
      case TagType(var func) -> "tag " + describe(func);
      case GlobalType(var value, boolean mutable) ->
          mutable ? "global (mut " + value + ")" : "global " + value;
      case MemoryType memory ->
          "memory "
              + address(memory.address())
              + memory.bounds()
              + (memory.shared() ? " shared" : "")
              + (memory.pageSizeLog2() == MemoryType.DEFAULT_PAGE_SIZE_LOG2
                  ? ""
                  : " (pagesize " + (1L << memory.pageSizeLog2()) + ")");
      case TableType table ->
          "table " + address(table.address()) + table.bounds() + " " + table.element();
    };
  }

  private static String address(AddressType type) {
    return type == AddressType.I64 ? "i64 " : "";
  }

  private static String describe(TypeUse type) {
    return switch (type) {
      case FuncType func -> func.toString();
      case DefType defined -> defined.definition().toString();
    };
  }
}
