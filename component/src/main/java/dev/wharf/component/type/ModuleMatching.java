package dev.wharf.component.type;

import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.ExternType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.Subtyping;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TagType;
import dev.wharf.wasm.type.TypeUse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Subtyping of core modules. Spec: valid/matching; Explainer, type checking. */
final class ModuleMatching {
  private ModuleMatching() {}

  /** Why {@code actual} cannot stand for {@code expected}; empty if it can. */
  static Optional<String> mismatch(ModuleType actual, ModuleType expected) {
    Map<String, Map<String, ExternType>> offered = new HashMap<>();
    for (var i : expected.imports()) {
      offered.computeIfAbsent(i.module(), _ -> new HashMap<>()).put(i.name(), i.type());
    }
    for (var i : actual.imports()) {
      var offer = offered.getOrDefault(i.module(), Map.of()).get(i.name());
      if (offer == null) {
        return Optional.of("missing expected import `" + i.module() + "::" + i.name() + "`");
      }
      var reason = mismatch(offer, i.type());
      if (reason.isPresent()) {
        return Optional.of(
            "type mismatch in import `" + i.module() + "::" + i.name() + "`: " + reason.get());
      }
    }
    for (var e : expected.exports().entrySet()) {
      var export = actual.exports().get(e.getKey());
      if (export == null) {
        return Optional.of("missing expected export `" + e.getKey() + "`");
      }
      var reason = mismatch(export, e.getValue());
      if (reason.isPresent()) {
        return Optional.of("type mismatch in export `" + e.getKey() + "`: " + reason.get());
      }
    }
    return Optional.empty();
  }

  /** Why an item of one core type cannot stand for another; empty if it can. */
  static Optional<String> mismatch(ExternType actual, ExternType expected) {
    return switch (expected) {
      case TypeUse func -> {
        if (!(actual instanceof TypeUse other)) {
          yield sorts(actual, expected);
        }
        yield Subtyping.matches(other, func)
            ? Optional.empty()
            : Optional.of("expected: " + text(func) + ", found: " + text(other));
      }
      case TableType table -> {
        if (!(actual instanceof TableType other)) {
          yield sorts(actual, expected);
        }
        if (!table.element().equals(other.element())) {
          yield Optional.of(
              "expected table element type " + table.element() + ", found " + other.element());
        }
        yield table.address() == other.address()
            ? bounds(other.bounds(), table.bounds(), "table")
            : Optional.of("mismatch in index type used for tables");
      }
      case MemoryType memory ->
          actual instanceof MemoryType other ? memory(other, memory) : sorts(actual, expected);
      case GlobalType global -> {
        if (!(actual instanceof GlobalType other)) {
          yield sorts(actual, expected);
        }
        if (global.mutable() != other.mutable()) {
          yield Optional.of("global types differ in mutability");
        }
        yield Subtyping.matches(other, global)
            ? Optional.empty()
            : Optional.of("expected global type " + global.type() + ", found " + other.type());
      }
      case TagType tag -> {
        if (!(actual instanceof TagType other)) {
          yield sorts(actual, expected);
        }
        yield tag.equals(other)
            ? Optional.empty()
            : Optional.of("expected: " + tag.type() + ", found: " + other.type());
      }
    };
  }

  private static Optional<String> memory(MemoryType actual, MemoryType expected) {
    if (actual.shared() != expected.shared()) {
      return Optional.of("mismatch in the shared flag for memories");
    }
    if (actual.address() != expected.address()) {
      return Optional.of("mismatch in index type used for memories");
    }
    if (actual.pageSizeLog2() != expected.pageSizeLog2()) {
      return Optional.of("mismatch in page size for memories");
    }
    return bounds(actual.bounds(), expected.bounds(), "memory");
  }

  private static Optional<String> bounds(Bounds actual, Bounds expected, String what) {
    boolean minimum = Long.compareUnsigned(actual.min(), expected.min()) >= 0;
    boolean maximum =
        expected.max().isEmpty()
            || (actual.max().isPresent()
                && Long.compareUnsigned(actual.max().getAsLong(), expected.max().getAsLong()) <= 0);
    return minimum && maximum ? Optional.empty() : Optional.of("mismatch in " + what + " limits");
  }

  private static String text(TypeUse type) {
    return switch (type) {
      case FuncType func -> func.toString();
      case DefType defined -> defined.definition().toString();
    };
  }

  private static Optional<String> sorts(ExternType actual, ExternType expected) {
    return Optional.of("expected " + word(expected) + ", found " + word(actual));
  }

  private static String word(ExternType type) {
    return switch (type) {
      case TypeUse _ -> "func";
      case TableType _ -> "table";
      case MemoryType _ -> "memory";
      case GlobalType _ -> "global";
      case TagType _ -> "tag";
    };
  }
}
