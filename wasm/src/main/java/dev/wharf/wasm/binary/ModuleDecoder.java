package dev.wharf.wasm.binary;

import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.CustomSection;
import dev.wharf.wasm.module.DataSegment;
import dev.wharf.wasm.module.ElementSegment;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Function;
import dev.wharf.wasm.module.Global;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.module.SectionId;
import dev.wharf.wasm.module.Table;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.TypeSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * From bytes to a module, which is not validated yet. Bodies and segments stay where they are.
 * Spec: binary/modules.
 */
public final class ModuleDecoder {
  private static final int MAGIC = 0x6D736100;
  private static final int VERSION = 1;

  private final ByteReader in;
  private final CodeRange range;
  private final List<RecType> types = new ArrayList<>();
  private final List<Import> imports = new ArrayList<>();
  private int[] functionTypes = {};
  private final List<Function> functions = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<MemoryType> memories = new ArrayList<>();
  private final List<Integer> tags = new ArrayList<>();
  private final List<Global> globals = new ArrayList<>();
  private final List<Export> exports = new ArrayList<>();
  private OptionalInt start = OptionalInt.empty();
  private final List<ElementSegment> elements = new ArrayList<>();
  private OptionalInt dataCount = OptionalInt.empty();
  private final List<DataSegment> data = new ArrayList<>();
  private final List<CustomSection> customs = new ArrayList<>();
  private SectionId lastSection = SectionId.CUSTOM;

  private ModuleDecoder(CodeRange range) {
    this.range = range;
    this.in = new ByteReader(range.bytes(), range.start(), range.end());
  }

  /**
   * @throws MalformedException with the byte offset
   */
  public static Module decode(byte[] bytes) {
    return decode(new CodeRange(bytes, 0, bytes.length));
  }

  /**
   * Decodes a module inside a larger file.
   *
   * @throws MalformedException with the byte offset in the larger file
   */
  public static Module decode(CodeRange range) {
    return new ModuleDecoder(range).module();
  }

  private Module module() {
    if (range.length() > Limits.MODULE_BYTES) {
      throw new MalformedException(
          "module is too large: " + range.length() + " bytes > " + Limits.MODULE_BYTES,
          range.start());
    }
    preamble();
    try {
      sections();
      checkCounts();
    } catch (MalformedException e) {
      checkBodies();
      throw e;
    }
    return new Module(
        new TypeSpace(types),
        imports,
        functions,
        tables,
        memories,
        tags,
        globals,
        exports,
        start,
        elements,
        dataCount,
        data,
        customs,
        range);
  }

  /** Bodies are not read here, but their faults count before those of what comes behind them. */
  private void checkBodies() {
    for (var function : functions) {
      var body = function.body();
      var instr = new InstrDecoder(body.bytes(), body.start(), body.end());
      while (instr.hasNext()) {
        instr.advance();
      }
    }
  }

  private void sections() {
    while (in.hasNext()) {
      int at = in.position();
      int code = in.u8();
      var id =
          SectionId.of(code)
              .orElseThrow(() -> new MalformedException("malformed section id " + code, at));
      int size = in.count();
      var section = new ByteReader(range.bytes(), in.position(), in.position() + size);
      in.skipTo(in.position() + size);
      if (id != SectionId.CUSTOM) {
        if (id.rank() <= lastSection.rank()) {
          throw new MalformedException(
              "unexpected content after last section: section " + code + " is out of order", at);
        }
        lastSection = id;
      }
      section(id, section);
      if (section.hasNext()) {
        throw new MalformedException("section size mismatch", section.position());
      }
    }
  }

  private void preamble() {
    int at = in.position();
    if (in.remaining() < 4) {
      throw new MalformedException("unexpected end", in.end());
    }
    if (in.fixed32() != MAGIC) {
      throw new MalformedException("magic header not detected", at);
    }
    if (in.remaining() < 4) {
      throw new MalformedException("unexpected end", in.end());
    }
    if (in.fixed32() != VERSION) {
      throw new MalformedException("unknown binary version", at + 4);
    }
  }

  private void checkCounts() {
    if (functionTypes.length != functions.size()) {
      throw new MalformedException("function and code section have inconsistent lengths", in.end());
    }
    if (dataCount.isPresent() && dataCount.getAsInt() != data.size()) {
      throw new MalformedException(
          "data count and data section have inconsistent lengths", in.end());
    }
  }

  private void section(SectionId id, ByteReader section) {
    switch (id) {
      case CUSTOM -> custom(section);
      case TYPE -> {
        int count = count(section, Limits.TYPES, "types");
        int members = 0;
        for (int i = 0; i < count; i++) {
          var group = TypeDecoder.recType(section, members);
          members += group.types().size();
          types.add(group);
        }
      }
      case IMPORT -> {
        int count = count(section, Limits.IMPORTS, "imports");
        for (int i = 0; i < count; i++) {
          imports.add(SectionDecoder.importOf(section));
        }
      }
      case FUNCTION -> {
        functionTypes = new int[count(section, Limits.FUNCTIONS, "functions")];
        for (int i = 0; i < functionTypes.length; i++) {
          functionTypes[i] = SectionDecoder.index(section);
        }
      }
      case TABLE -> {
        int count = count(section, Limits.TABLES, "tables");
        for (int i = 0; i < count; i++) {
          tables.add(SectionDecoder.table(section));
        }
      }
      case MEMORY -> {
        int count = count(section, Limits.MEMORIES, "memories");
        for (int i = 0; i < count; i++) {
          memories.add(TypeDecoder.memoryType(section));
        }
      }
      case TAG -> {
        int count = count(section, Limits.TYPES, "tags");
        for (int i = 0; i < count; i++) {
          tags.add(SectionDecoder.tag(section));
        }
      }
      case GLOBAL -> {
        int count = count(section, Limits.GLOBALS, "globals");
        for (int i = 0; i < count; i++) {
          globals.add(
              new Global(TypeDecoder.globalType(section), SectionDecoder.constExpr(section)));
        }
      }
      case EXPORT -> {
        int count = count(section, Limits.EXPORTS, "exports");
        for (int i = 0; i < count; i++) {
          exports.add(SectionDecoder.export(section));
        }
      }
      case START -> start = OptionalInt.of(SectionDecoder.index(section));
      case ELEMENT -> {
        int count = count(section, Limits.SEGMENTS, "element segments");
        for (int i = 0; i < count; i++) {
          elements.add(SegmentDecoder.element(section));
        }
      }
      case DATA_COUNT -> dataCount = OptionalInt.of(SectionDecoder.index(section));
      case CODE -> code(section);
      case DATA -> {
        int count = count(section, Limits.SEGMENTS, "data segments");
        for (int i = 0; i < count; i++) {
          data.add(SegmentDecoder.data(section));
        }
      }
    }
  }

  private static int count(ByteReader section, int limit, String what) {
    int at = section.position();
    int count = section.count();
    if (count > limit) {
      throw new MalformedException("too many " + what + ": " + count + " > " + limit, at);
    }
    return count;
  }

  private void custom(ByteReader section) {
    if (customs.size() == Limits.CUSTOM_SECTIONS) {
      throw new MalformedException("too many custom sections", section.position());
    }
    String name = section.name();
    var content = new CodeRange(range.bytes(), section.position(), section.end());
    customs.add(new CustomSection(name, content, lastSection));
    section.skipTo(section.end());
  }

  private void code(ByteReader section) {
    int count = count(section, Limits.FUNCTIONS, "functions");
    for (int i = 0; i < count; i++) {
      // That there are as many types is checked last.
      int type = i < functionTypes.length ? functionTypes[i] : 0;
      functions.add(SectionDecoder.function(section, type));
    }
  }
}
