package dev.wharf.component.text;

import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.wasm.text.Ids;
import dev.wharf.wasm.text.PrintOut;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A component, component type or instance type while it is printed: the identifiers of its index
 * spaces, and which indices it has defined so far.
 */
final class PrintedScope {
  private static final Ids NO_IDS = new Ids(Map.of(), 0, false);

  private final PrintOut out;
  private final Optional<PrintedScope> parent;
  private final Map<Sort, Ids> ids;
  private final int[] next = new int[Sort.values().length];

  /** Indices that were there before the definition that is printed now: only these have names. */
  private final int[] known = new int[next.length];

  PrintedScope(PrintOut out, Optional<PrintedScope> parent, Map<Sort, Ids> ids) {
    this.out = out;
    this.parent = parent;
    this.ids = ids;
  }

  /** That of a component or instance type inside of this one, in which nothing has a name. */
  PrintedScope type() {
    return new PrintedScope(out, Optional.of(this), new EnumMap<>(Sort.class));
  }

  Ids ids(Sort sort) {
    return ids.getOrDefault(sort, NO_IDS);
  }

  /** Begins a definition. */
  void begin() {
    System.arraycopy(next, 0, known, 0, next.length);
  }

  /** Gives the next index and prints its identifier, or a comment that tells its number. */
  int define(Sort sort) {
    int index = skip(sort, 1);
    ids(sort).define(out, index);
    return index;
  }

  /** Gives the next indices, whose definitions are printed by other means; the first of them. */
  int skip(Sort sort, int count) {
    int index = next[sort.ordinal()];
    next[sort.ordinal()] += count;
    return index;
  }

  void use(Sort sort, int index) {
    if (Integer.compareUnsigned(index, known[sort.ordinal()]) < 0) {
      ids(sort).use(out, index);
    } else {
      out.number(index);
    }
  }

  /** An item with its sort: {@code (func $f)}. */
  void item(SortIndex item) {
    out.text("(").text(item.sort().word()).text(" ");
    use(item.sort(), item.index());
    out.text(")");
  }

  /** The index of something that a scope so far out has defined. */
  void useOuter(int depth, Sort sort, int index) {
    var scope = Optional.of(this);
    for (int i = 0; i != depth && scope.isPresent(); i++) {
      scope = scope.get().parent;
    }
    if (scope.isPresent()) {
      scope.get().use(sort, index);
    } else {
      out.number(index);
    }
  }
}
