package dev.wharf.wasm.binary;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.ConstExpr;
import dev.wharf.wasm.module.CustomSection;
import dev.wharf.wasm.module.DataSegment;
import dev.wharf.wasm.module.ElementSegment;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Function;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.module.SectionId;
import dev.wharf.wasm.module.SegmentMode;
import dev.wharf.wasm.module.Table;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import java.util.List;
import java.util.OptionalInt;

/**
 * From a module to bytes, the inverse of {@link ModuleDecoder}: decoding the result gives the same
 * module, apart from offsets. Custom sections stay between the sections where they were. Spec:
 * binary/modules.
 */
public final class ModuleEncoder {
  private final Module module;
  private final ByteWriter out = new ByteWriter();

  private ModuleEncoder(Module module) {
    this.module = module;
  }

  public static byte[] encode(Module module) {
    return new ModuleEncoder(module).encode();
  }

  /** Writes one item of a section. */
  private interface Item<T> {
    void write(ByteWriter out, T item);
  }

  private byte[] encode() {
    out.fixed32(0x6D736100);
    out.fixed32(1);
    for (SectionId id : SectionId.inOrder()) {
      section(id);
      for (CustomSection custom : module.customs()) {
        if (custom.after() == id) {
          custom(custom);
        }
      }
    }
    return out.toByteArray();
  }

  private void section(SectionId id) {
    switch (id) {
      case CUSTOM -> {}
      case TYPE -> section(id, module.types().groups(), TypeEncoder::recType);
      case IMPORT -> section(id, module.imports(), ModuleEncoder::importOf);
      case FUNCTION -> section(id, module.functions(), (part, item) -> part.u32(item.typeIndex()));
      case TABLE -> section(id, module.tables(), ModuleEncoder::table);
      case MEMORY -> section(id, module.memories(), TypeEncoder::memoryType);
      case TAG -> section(id, module.tags(), ModuleEncoder::tag);
      case GLOBAL ->
          section(
              id,
              module.globals(),
              (part, item) -> {
                TypeEncoder.globalType(part, item.type());
                constExpr(part, item.init());
              });
      case EXPORT -> section(id, module.exports(), ModuleEncoder::export);
      case START -> number(id, module.start());
      case ELEMENT -> section(id, module.elements(), ModuleEncoder::element);
      case DATA_COUNT -> number(id, module.dataCount());
      case CODE -> section(id, module.functions(), ModuleEncoder::code);
      case DATA -> section(id, module.data(), ModuleEncoder::data);
    }
  }

  private void custom(CustomSection custom) {
    var part = new ByteWriter();
    part.name(custom.name());
    bytes(part, custom.bytes());
    section(SectionId.CUSTOM, part);
  }

  private void number(SectionId id, OptionalInt number) {
    if (number.isPresent()) {
      var part = new ByteWriter();
      part.u32(number.getAsInt());
      section(id, part);
    }
  }

  private <T> void section(SectionId id, List<T> items, Item<T> item) {
    if (items.isEmpty()) {
      return;
    }
    var part = new ByteWriter();
    part.u32(items.size());
    for (T each : items) {
      item.write(part, each);
    }
    section(id, part);
  }

  private void section(SectionId id, ByteWriter part) {
    out.u8(id.code());
    out.sized(part);
  }

  private static void importOf(ByteWriter out, Import item) {
    out.name(item.module());
    out.name(item.name());
    switch (item.desc()) {
      case Import.OfFunc(int type) -> {
        out.u8(Export.Kind.FUNC.ordinal());
        out.u32(type);
      }
      case Import.OfTable(var type) -> {
        out.u8(Export.Kind.TABLE.ordinal());
        TypeEncoder.tableType(out, type);
      }
      case Import.OfMemory(var type) -> {
        out.u8(Export.Kind.MEMORY.ordinal());
        TypeEncoder.memoryType(out, type);
      }
      case Import.OfGlobal(var type) -> {
        out.u8(Export.Kind.GLOBAL.ordinal());
        TypeEncoder.globalType(out, type);
      }
      case Import.OfTag(int type) -> {
        out.u8(Export.Kind.TAG.ordinal());
        tag(out, type);
      }
    }
  }

  private static void table(ByteWriter out, Table table) {
    if (table.init().isPresent()) {
      out.u8(0x40);
      out.u8(0);
    }
    TypeEncoder.tableType(out, table.type());
    if (table.init().isPresent()) {
      constExpr(out, table.init().get());
    }
  }

  private static void tag(ByteWriter out, int typeIndex) {
    // The attribute, which is always zero.
    out.u8(0);
    out.u32(typeIndex);
  }

  private static void export(ByteWriter out, Export item) {
    out.name(item.name());
    out.u8(item.kind().ordinal());
    out.u32(item.index());
  }

  /**
   * Bit 0: not active; bit 1: explicit index, or declarative; bit 2: expressions instead of
   * indices.
   */
  private static void element(ByteWriter out, ElementSegment segment) {
    boolean expressions = segment.items() instanceof ElementSegment.Exprs;
    int flags = expressions ? 4 : 0;
    switch (segment.mode()) {
      case SegmentMode.Passive _ -> out.u32(flags | 1);
      case SegmentMode.Declarative _ -> out.u32(flags | 3);
      case SegmentMode.Active(int table, ConstExpr offset) -> {
        // Only the short form has neither table nor type.
        boolean brief = table == 0 && segment.type().equals(ValType.FUNCREF);
        out.u32(brief ? flags : flags | 2);
        if (!brief) {
          out.u32(table);
        }
        constExpr(out, offset);
        if (brief) {
          items(out, segment.items());
          return;
        }
      }
    }
    if (expressions) {
      RefType type = segment.type();
      TypeEncoder.refType(out, type);
    } else {
      out.u8(0);
    }
    items(out, segment.items());
  }

  private static void items(ByteWriter out, ElementSegment.Items items) {
    out.u32(items.size());
    switch (items) {
      case ElementSegment.Funcs(int[] indices) -> {
        for (int index : indices) {
          out.u32(index);
        }
      }
      case ElementSegment.Exprs(var exprs) -> exprs.forEach(expr -> constExpr(out, expr));
    }
  }

  private static void code(ByteWriter out, Function function) {
    var part = new ByteWriter();
    locals(part, function.locals());
    bytes(part, function.body());
    out.sized(part);
  }

  private static void locals(ByteWriter out, List<Function.LocalGroup> groups) {
    out.u32(groups.size());
    for (Function.LocalGroup group : groups) {
      out.u32(group.count());
      TypeEncoder.valType(out, group.type());
    }
  }

  /** Bytes of local declarations, after which a function's instructions begin. */
  public static int localsSize(List<Function.LocalGroup> groups) {
    var out = new ByteWriter();
    locals(out, groups);
    return out.size();
  }

  private static void data(ByteWriter out, DataSegment segment) {
    switch (segment.mode()) {
      case SegmentMode.Active(int memory, ConstExpr offset) -> {
        out.u32(memory == 0 ? 0 : 2);
        if (memory != 0) {
          out.u32(memory);
        }
        constExpr(out, offset);
      }
      case SegmentMode.Passive _ -> out.u32(1);
      case SegmentMode.Declarative _ ->
          throw new IllegalArgumentException("a data segment cannot be declarative");
    }
    out.u32(segment.bytes().length());
    bytes(out, segment.bytes());
  }

  private static void constExpr(ByteWriter out, ConstExpr expr) {
    for (Instr instr : expr.instrs()) {
      InstrEncoder.encode(out, instr);
    }
    InstrEncoder.encode(out, Opcode.END.plain());
  }

  private static void bytes(ByteWriter out, CodeRange range) {
    out.raw(range.bytes(), range.start(), range.end());
  }
}
