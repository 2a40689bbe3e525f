package dev.wharf.wasm.module;

import dev.wharf.wasm.type.RefType;
import java.util.List;

/** Initial table contents. Spec: syntax/modules, element segments. */
public record ElementSegment(RefType type, Items items, SegmentMode mode) {
  /**
   * The elements, kept in the form in which they came: large tables are lists of function indices.
   */
  public sealed interface Items {
    int size();
  }

  /** Function indices; the array must not be written. */
  public record Funcs(int[] indices) implements Items {
    @Override
    public int size() {
      return indices.length;
    }
  }

  public record Exprs(List<ConstExpr> exprs) implements Items {
    public Exprs {
      exprs = List.copyOf(exprs);
    }

    @Override
    public int size() {
      return exprs.size();
    }
  }
}
