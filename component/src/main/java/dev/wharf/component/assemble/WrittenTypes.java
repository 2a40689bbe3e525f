package dev.wharf.component.assemble;

import dev.wharf.component.definition.TypeExpr;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/** Writes types of instances that were written before into a new one. */
final class WrittenTypes {
  private final ToIntFunction<TypeExpr> define;
  private final IntUnaryOperator outerAlias;
  private final Function<TypeUses.Place, Optional<Integer>> taken;
  private final Map<String, Integer> named = new HashMap<>();
  private final Map<TypeUses.Place, Integer> aliases = new HashMap<>();
  private final Map<WrittenInstance, Map<Integer, Integer>> known = new IdentityHashMap<>();
  private boolean failed;

  /**
   * @param taken the index, in the scope around, of a type of another import
   */
  WrittenTypes(
      ToIntFunction<TypeExpr> define,
      IntUnaryOperator outerAlias,
      Function<TypeUses.Place, Optional<Integer>> taken) {
    this.define = define;
    this.outerAlias = outerAlias;
    this.taken = taken;
  }

  /** What an exported type goes by from now on. */
  void name(String export, int index) {
    named.put(export, index);
  }

  /** The new index of an entry; empty if it cannot be written again. */
  OptionalInt index(WrittenInstance from, int entry) {
    failed = false;
    int index = find(from, entry);
    return failed ? OptionalInt.empty() : OptionalInt.of(index);
  }

  private int find(WrittenInstance from, int entry) {
    return switch (from.entries().get(entry)) {
      case WrittenInstance.Defined(var type) -> {
        var indices = known.computeIfAbsent(from, _ -> new HashMap<>());
        Integer before = indices.get(entry);
        if (before == null) {
          var copied = new TypeExprCopy(part -> find(from, part)).copy(type);
          before = failed ? 0 : define.applyAsInt(copied);
          indices.put(entry, before);
        }
        yield before;
      }
      case WrittenInstance.Named(var export, var meaning) -> {
        Integer name = named.get(export);
        if (name == null && meaning.isEmpty()) {
          failed = true;
        }
        yield name != null ? name : failed ? 0 : find(from, meaning.getAsInt());
      }
      case WrittenInstance.Taken(var place) -> {
        Integer before = aliases.get(place);
        if (before == null) {
          var outer = taken.apply(place);
          failed |= outer.isEmpty();
          before = failed ? 0 : outerAlias.applyAsInt(outer.get());
          aliases.put(place, before);
        }
        yield before;
      }
      case WrittenInstance.Other _ -> {
        failed = true;
        yield 0;
      }
    };
  }
}
