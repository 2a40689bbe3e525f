package dev.wharf.wasm.text;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The identifiers of one index space: names made unique and fit for the text. Where an identifier
 * is not just the name, an annotation says the name.
 */
public final class Ids {
  /** By index, null where there is none. */
  private final String[] ids;

  private final String[] annotations;

  /** What parsing calls what has an identifier. */
  private final String[] called;

  private final int size;

  /**
   * For indices below {@code size}.
   *
   * @param annotate whether names that cannot be identifiers are kept as annotations
   */
  public Ids(Map<Integer, String> names, int size, boolean annotate) {
    ids = new String[names.isEmpty() ? 0 : size];
    annotations = new String[annotate ? ids.length : 0];
    called = new String[ids.length];
    this.size = ids.length;
    Set<String> used = HashSet.newHashSet(names.size());
    names.forEach((index, name) -> {
      if (index < ids.length && !name.isEmpty() && used.add(name)) {
        ids[index] = Quoted.id(name);
        called[index] = name;
      }
    });
    names.forEach((index, name) -> {
      if (index < ids.length && ids[index] == null) {
        String id = name + "#" + index;
        while (!used.add(id)) {
          id += "'";
        }
        ids[index] = Quoted.id(id);
        called[index] = annotate ? name : id;
        if (annotate) {
          annotations[index] = " (@name " + Quoted.name(name) + ")";
        }
      }
    });
  }

  private Ids(Ids all, int size) {
    ids = all.ids;
    annotations = all.annotations;
    called = all.called;
    this.size = Math.min(size, ids.length);
  }

  /** The same for indices below {@code size} only, as where others have no names yet. */
  public Ids below(int size) {
    return new Ids(this, size);
  }

  public boolean has(int index) {
    return index >= 0 && index < size && ids[index] != null;
  }

  /** The identifier of an index that has one. */
  String id(int index) {
    return ids[index];
  }

  /** What parsing calls the thing at an index. */
  public Optional<String> called(int index) {
    return has(index) ? Optional.of(called[index]) : Optional.empty();
  }

  /** Where an index is defined: its identifier, or a comment that tells its number. */
  public void define(PrintOut out, int index) {
    if (!name(out, index)) {
      out.text(" (;").number(index).text(";)");
    }
  }

  /** The identifier with a space before it, if there is one. */
  boolean name(PrintOut out, int index) {
    if (!has(index)) {
      return false;
    }
    out.text(" ").text(ids[index]);
    if (index < annotations.length && annotations[index] != null) {
      out.text(annotations[index]);
    }
    return true;
  }

  /** A use of an index. */
  public void use(PrintOut out, int index) {
    if (has(index)) {
      out.text(ids[index]);
    } else {
      out.number(index);
    }
  }
}
