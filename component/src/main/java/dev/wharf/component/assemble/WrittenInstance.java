package dev.wharf.component.assemble;

import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.TypeExpr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An instance type as it was written. Resolved types forget the names of numbers, such as {@code
 * type filesize = u64}; what somebody imports should still show them.
 *
 * @param entries the type index space
 * @param exports what each export was declared to be
 */
public record WrittenInstance(List<Entry> entries, Map<String, ExternTypeExpr> exports) {
  public WrittenInstance {
    entries = List.copyOf(entries);
    exports = Map.copyOf(exports);
  }

  /** What stands at an index. */
  public sealed interface Entry {}

  public record Defined(TypeExpr type) implements Entry {}

  /**
   * An exported type.
   *
   * @param meaning the entry that it is another name of; empty for a resource
   */
  public record Named(String export, OptionalInt meaning) implements Entry {}

  /** A type of another import. */
  public record Taken(TypeUses.Place place) implements Entry {}

  /** Anything else, which is not written again. */
  public record Other() implements Entry {}

  /** The named and taken types that an export mentions, not through each other. */
  public Set<Entry> mentions(String export) {
    Set<Entry> found = new LinkedHashSet<>();
    switch (exports.get(export)) {
      case ExternTypeExpr.OfFunc(int type) -> mention(type, found);
      case ExternTypeExpr.TypeEq(int type) -> mention(type, found);
      case null -> {}
      default -> {}
    }
    return found;
  }

  private void mention(int index, Set<Entry> found) {
    switch (entries.get(index)) {
      case Defined(var type) -> parts(type).forEach(part -> mention(part, found));
      case Named named -> found.add(named);
      case Taken taken -> found.add(taken);
      case Other _ -> {}
    }
  }

  /** The indices in a type as it is written. */
  private static List<Integer> parts(TypeExpr type) {
    List<Integer> parts = new ArrayList<>();
    new TypeExprCopy(
            index -> {
              parts.add(index);
              return index;
            })
        .copy(type);
    return parts;
  }
}
