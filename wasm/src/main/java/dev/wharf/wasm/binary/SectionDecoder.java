package dev.wharf.wasm.binary;

import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.ConstExpr;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Function;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one entry of a section. Spec: binary/modules. */
final class SectionDecoder {
  private SectionDecoder() {}

  /** No index space reaches 2^31, so that larger indices stay unknown ones when they are cut. */
  static int index(ByteReader in) {
    int index = in.u32();
    return index < 0 ? Integer.MAX_VALUE : index;
  }

  static String name(ByteReader in) {
    int at = in.position();
    if (in.hasNext()) {
      int length = in.count();
      if (length > Limits.NAME_BYTES) {
        throw new MalformedException("name is too long: " + length + " bytes", at);
      }
      in.skipTo(at);
    }
    return in.name();
  }

  static Import importOf(ByteReader in) {
    String module = name(in);
    String name = name(in);
    int at = in.position();
    var desc =
        switch (in.u8()) {
          case 0 -> new Import.OfFunc(index(in));
          case 1 -> new Import.OfTable(TypeDecoder.tableType(in));
          case 2 -> new Import.OfMemory(TypeDecoder.memoryType(in));
          case 3 -> new Import.OfGlobal(TypeDecoder.globalType(in));
          case 4 -> new Import.OfTag(tag(in));
          default -> throw new MalformedException("malformed import kind", at);
        };
    return new Import(module, name, desc);
  }

  /** A tag's type index, after the attribute that says it is an exception. */
  static int tag(ByteReader in) {
    int at = in.position();
    if (in.u8() != 0) {
      throw new MalformedException("malformed tag attribute", at);
    }
    return index(in);
  }

  static Table table(ByteReader in) {
    if (in.peek() != 0x40) {
      return new Table(TypeDecoder.tableType(in), Optional.empty());
    }
    in.u8();
    int at = in.position();
    if (in.u8() != 0) {
      throw new MalformedException("malformed table", at);
    }
    var type = TypeDecoder.tableType(in);
    return new Table(type, Optional.of(constExpr(in)));
  }

  static Export export(ByteReader in) {
    String name = name(in);
    int at = in.position();
    int kind = in.u8();
    if (kind >= Export.Kind.values().length) {
      throw new MalformedException("malformed export kind", at);
    }
    return new Export(name, Export.Kind.values()[kind], index(in));
  }

  static ConstExpr constExpr(ByteReader in) {
    int at = in.position();
    var decoder = new InstrDecoder(in);
    List<Instr> instrs = new ArrayList<>(1);
    while (true) {
      var instr = decoder.next();
      if (instr.op() == Opcode.END) {
        return new ConstExpr(instrs, at);
      }
      if (instrs.size() == Limits.CONSTANT_INSTRS) {
        throw new MalformedException(
            "constant expression is too long: the limit is "
                + Limits.CONSTANT_INSTRS
                + " instructions",
            decoder.offset());
      }
      instrs.add(instr);
    }
  }

  static Function function(ByteReader in, int typeIndex) {
    int at = in.position();
    int size = in.count();
    if (size > Limits.BODY_BYTES) {
      throw new MalformedException("function body is too large: " + size + " bytes", at);
    }
    var body = new ByteReader(in.bytes(), in.position(), in.position() + size);
    in.skipTo(in.position() + size);
    int groups = body.count();
    List<Function.LocalGroup> locals = new ArrayList<>(groups);
    long total = 0;
    for (int i = 0; i < groups; i++) {
      int where = body.position();
      int count = body.u32();
      total += Integer.toUnsignedLong(count);
      if (total > Limits.LOCALS) {
        throw new MalformedException("too many locals: " + total + " > " + Limits.LOCALS, where);
      }
      locals.add(new Function.LocalGroup(count, TypeDecoder.valType(body)));
    }
    if (!body.hasNext()) {
      throw body.unexpectedEnd();
    }
    return new Function(typeIndex, locals, new CodeRange(in.bytes(), body.position(), body.end()));
  }
}
