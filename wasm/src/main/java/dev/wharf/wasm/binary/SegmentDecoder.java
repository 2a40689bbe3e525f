package dev.wharf.wasm.binary;

import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.ConstExpr;
import dev.wharf.wasm.module.DataSegment;
import dev.wharf.wasm.module.ElementSegment;
import dev.wharf.wasm.module.SegmentMode;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;

/** Reads data and element segments. Spec: binary/modules, element section, data section. */
final class SegmentDecoder {
  private SegmentDecoder() {}

  /**
   * Bit 0: not active; bit 1: explicit index, or declarative; bit 2: expressions instead of
   * indices.
   */
  static ElementSegment element(ByteReader in) {
    int at = in.position();
    int flags = in.u32();
    if (flags < 0 || flags > 7) {
      throw new MalformedException("malformed elements segment kind", at);
    }
    boolean explicit = (flags & 2) != 0;
    boolean expressions = (flags & 4) != 0;
    SegmentMode mode;
    if ((flags & 1) != 0) {
      mode = explicit ? new SegmentMode.Declarative() : new SegmentMode.Passive();
    } else {
      int table = explicit ? SectionDecoder.index(in) : 0;
      mode = new SegmentMode.Active(table, SectionDecoder.constExpr(in));
    }
    RefType type = ValType.FUNCREF;
    if ((flags & 3) != 0) {
      if (expressions) {
        type = TypeDecoder.refType(in);
      } else {
        int kindAt = in.position();
        if (in.u8() != 0) {
          throw new MalformedException("malformed element kind", kindAt);
        }
      }
    }
    return new ElementSegment(type, expressions ? exprs(in) : funcs(in), mode);
  }

  private static ElementSegment.Items funcs(ByteReader in) {
    var indices = new int[count(in)];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = SectionDecoder.index(in);
    }
    return new ElementSegment.Funcs(indices);
  }

  private static int count(ByteReader in) {
    int at = in.position();
    int count = in.count();
    if (count > Limits.ELEMENTS) {
      throw new MalformedException("too many elements: " + count + " > " + Limits.ELEMENTS, at);
    }
    return count;
  }

  private static ElementSegment.Items exprs(ByteReader in) {
    int count = count(in);
    List<ConstExpr> exprs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      exprs.add(SectionDecoder.constExpr(in));
    }
    return new ElementSegment.Exprs(exprs);
  }

  static DataSegment data(ByteReader in) {
    int at = in.position();
    var mode =
        switch (in.u32()) {
          case 0 -> new SegmentMode.Active(0, SectionDecoder.constExpr(in));
          case 1 -> new SegmentMode.Passive();
          case 2 -> {
            int memory = SectionDecoder.index(in);
            yield new SegmentMode.Active(memory, SectionDecoder.constExpr(in));
          }
          default -> throw new MalformedException("malformed data segment kind", at);
        };
    int length = in.count();
    var bytes = new CodeRange(in.bytes(), in.position(), in.position() + length);
    in.skipTo(in.position() + length);
    return new DataSegment(bytes, mode);
  }
}
