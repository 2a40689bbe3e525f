package dev.wharf.wasm.text;

import dev.wharf.wasm.instr.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labels around an instruction that is printed, the function's own outermost. */
final class PrintLabels {
  private final Map<Integer, String> names;
  private final boolean annotate;
  private final List<Optional<String>> ids = new ArrayList<>();
  private final List<BlockParts> parts = new ArrayList<>();

  /** The positions in {@code ids} where an identifier stands, innermost last. */
  private final Map<String, List<Integer>> positions = new HashMap<>();

  /** Blocks so far; the function itself has no number. */
  private int met = -1;

  /** With the names of a function's blocks, in the order in which they begin. */
  PrintLabels(Map<Integer, String> names, boolean annotate) {
    this.names = names;
    this.annotate = annotate;
  }

  int depth() {
    return ids.size();
  }

  /** What is printed for the label of the block that begins next. */
  Optional<String> next() {
    return Optional.ofNullable(names.get(met)).map(this::definition);
  }

  private String definition(String name) {
    return id(name) + (annotate && name.isEmpty() ? " (@name \"\")" : "");
  }

  private static String id(String name) {
    return Quoted.id(name.isEmpty() ? "#" : name);
  }

  /** Begins a block, or the function; what is printed for its label. */
  Optional<String> enter(Opcode block) {
    var name = Optional.ofNullable(names.get(met));
    met++;
    var id = name.map(PrintLabels::id);
    id.ifPresent(text -> positions.computeIfAbsent(text, _ -> new ArrayList<>()).add(ids.size()));
    ids.add(id);
    parts.add(BlockParts.of(block));
    return name.map(this::definition);
  }

  /** Begins a further part of the innermost block; false if it cannot have it. */
  boolean part(Opcode op) {
    var rest = parts.getLast().after(op);
    rest.ifPresent(left -> parts.set(parts.size() - 1, left));
    return rest.isPresent();
  }

  void leave() {
    parts.removeLast();
    ids.removeLast().ifPresent(id -> positions.get(id).removeLast());
  }

  /** A branch, by the identifier unless an inner block hides it. */
  void use(PrintOut out, int label) {
    out.space();
    int position = ids.size() - 1 - label;
    if (label < 0 || position < 0) {
      out.number(label);
      return;
    }
    var id = ids.get(position);
    if (id.isPresent() && positions.get(id.get()).getLast() == position) {
      out.text(id.get());
    } else {
      out.number(label).text(" (;@").number(position).text(";)");
    }
  }
}
