package dev.wharf.engine;

import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.ExternType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TagType;
import java.util.ArrayList;
import java.util.List;

/** Finds a module's imports and checks their types. Spec: valid/matching, external types. */
final class Linking {
  private Linking() {}

  /**
   * The externs in the order of the imports.
   *
   * @throws LinkException if one is missing or does not fit
   * @throws IllegalArgumentException if one belongs to another store
   */
  static List<Extern> resolve(Module module, Store store, Imports imports) {
    var externs = new ArrayList<Extern>();
    for (Import imported : module.imports()) {
      var wanted = IndexSpaces.importType(module, imported.desc());
      var extern =
          imports
              .resolve(imported.module(), imported.name(), wanted)
              .orElseThrow(
                  () -> new LinkException("unknown import: " + named(imported) + " is not defined"));
      if (extern.store() != store) {
        throw new IllegalArgumentException(named(imported) + " belongs to another store");
      }
      if (!matches(extern.type(), wanted)) {
        throw new LinkException(
            "incompatible import type: "
                + named(imported)
                + " is "
                + describe(extern.type())
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

  private static boolean matches(ExternType given, ExternType wanted) {
    return switch (wanted) {
      case FuncType type -> type.equals(given);
      case TagType type -> type.equals(given);
      case GlobalType type -> type.equals(given);
      case MemoryType(Bounds bounds) ->
          given instanceof MemoryType memory && matches(memory.bounds(), bounds);
      case TableType(var element, var bounds) ->
          given instanceof TableType table
              && table.element().equals(element)
              && matches(table.bounds(), bounds);
    };
  }

  private static boolean matches(Bounds given, Bounds wanted) {
    if (Long.compareUnsigned(given.min(), wanted.min()) < 0) {
      return false;
    }
    return wanted.max().isEmpty()
        || (given.max().isPresent()
            && Long.compareUnsigned(given.max().getAsLong(), wanted.max().getAsLong()) <= 0);
  }

  private static String describe(ExternType type) {
    return switch (type) {
      case FuncType func -> "func " + func;
      case TagType(var func) -> "tag " + func;
      case GlobalType(var value, boolean mutable) ->
          mutable ? "global (mut " + value + ")" : "global " + value;
      case MemoryType(var bounds) -> "memory " + bounds;
      case TableType(var element, var bounds) -> "table " + bounds + " " + element;
    };
  }
}
