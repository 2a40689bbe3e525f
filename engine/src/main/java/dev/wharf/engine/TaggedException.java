package dev.wharf.engine;

import dev.wharf.wasm.GuestException;
import dev.wharf.wasm.type.ValType;
import java.util.StringJoiner;

/**
 * A Wasm exception: a tag and the values of its parameters. As a value in a guest, an {@code
 * exnref}, it is this object. A host function throws one to have the guest catch it. Spec:
 * exec/runtime, exception instances.
 */
public final class TaggedException extends GuestException {
  private static final Object[] NO_REFERENCES = {};

  /** What handlers compare; a field, as generated code reads it. */
  public final Tag tag;

  private final long[] values;
  private final Object[] refs;

  /** With zeros and null references, for generated code to fill. */
  public TaggedException(Tag tag) {
    this.tag = tag;
    this.values = new long[tag.elements()];
    this.refs = tag.hasReferences() ? new Object[tag.elements()] : NO_REFERENCES;
  }

  /**
   * With values as raw bits, each at its index in the array of its kind, as {@link Func#call} takes
   * them.
   *
   * @throws IndexOutOfBoundsException if an array is shorter than the tag's parameters need
   */
  public TaggedException(Tag tag, long[] values, Object[] refs) {
    this(tag);
    System.arraycopy(values, 0, this.values, 0, this.values.length);
    System.arraycopy(refs, 0, this.refs, 0, this.refs.length);
  }

  /** The numbers, as {@link Func#call} gives results. Not a copy. */
  public long[] values() {
    return values;
  }

  /** The references, as {@link Func#call} gives results; empty if there are none. Not a copy. */
  public Object[] refs() {
    return refs;
  }

  @Override
  protected String payload() {
    var text = new StringJoiner(" ", "(", ")");
    int next = 0;
    for (ValType type : tag.signature().params()) {
      text.add(
          switch (type) {
            case ValType v when v == ValType.I32 -> "i32 " + (int) values[next];
            case ValType v when v == ValType.I64 -> "i64 " + values[next];
            case ValType v when v == ValType.F32 ->
                "f32 " + Float.intBitsToFloat((int) values[next]);
            case ValType v when v == ValType.F64 -> "f64 " + Double.longBitsToDouble(values[next]);
            case ValType v when v == ValType.V128 ->
                String.format("v128 0x%016x%016x", values[next + 1], values[next]);
            default -> refs[next] == null ? "null" : "reference";
          });
      next += type == ValType.V128 ? 2 : 1;
    }
    return text.toString();
  }
}
