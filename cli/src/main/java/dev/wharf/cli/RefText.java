package dev.wharf.cli;

import dev.wharf.engine.ArrayRef;
import dev.wharf.engine.I31Ref;
import dev.wharf.engine.StructRef;
import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.PackedType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.StorageType;
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.VecType;

/**
 * A guest's structure, array or small integer for a person to read, such as {@code (struct 1 (array
 * 2 3) null)}; what is deep or long is cut short.
 */
final class RefText {
  private static final int MAX_DEPTH = 4;
  private static final int MAX_VALUES = 20;

  private final StringBuilder text = new StringBuilder();

  private RefText() {}

  /**
   * @param other what to say of any other reference
   */
  static String of(Object ref, String other) {
    var text = new RefText();
    text.append(ref, other, 0);
    return text.text.toString();
  }

  private void append(Object ref, String other, int depth) {
    switch (ref) {
      case null -> text.append("null");
      case I31Ref number -> text.append("(i31 ").append(number.signed()).append(')');
      case StructRef struct -> append(struct, depth);
      case ArrayRef array -> append(array, depth);
      default -> text.append(other);
    }
  }

  private void append(StructRef struct, int depth) {
    text.append("(struct");
    var fields = ((StructType) struct.type().composite()).fields();
    for (int i = 0; i < fields.size() && i < MAX_VALUES; i++) {
      var type = fields.get(i).storage();
      append(type, struct.bits(i), struct.highBits(i), struct.ref(i), depth);
    }
    close(fields.size());
  }

  private void append(ArrayRef array, int depth) {
    text.append("(array");
    var type = ((ArrayType) array.type().composite()).element().storage();
    for (int i = 0; i < array.length() && i < MAX_VALUES; i++) {
      append(type, array.bits(i), array.highBits(i), array.ref(i), depth);
    }
    close(array.length());
  }

  private void close(int values) {
    text.append(values > MAX_VALUES ? " ...)" : ")");
  }

  private void append(StorageType type, long bits, long high, Object ref, int depth) {
    text.append(' ');
    switch (type) {
      case NumType number -> text.append(CoreCall.print(number, bits));
      case PackedType _ -> text.append((int) bits);
      case VecType _ -> text.append(String.format("0x%016x%016x", high, bits));
      case RefType reference -> {
        if (depth < MAX_DEPTH) {
          append(ref, "<" + reference + ">", depth + 1);
        } else {
          text.append(ref == null ? "null" : "...");
        }
      }
    }
  }
}
