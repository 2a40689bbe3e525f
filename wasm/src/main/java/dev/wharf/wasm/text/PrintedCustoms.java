package dev.wharf.wasm.text;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteReader;
import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.binary.ModuleEncoder;
import dev.wharf.wasm.binary.NameSection;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.instr.Shape;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.CustomSection;
import dev.wharf.wasm.module.Function;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.module.NameMaps;
import dev.wharf.wasm.module.SectionId;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.StructType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Which custom sections of a module the text says by other means. The name section is left to the
 * identifiers, and branch hints to annotations of instructions, if parsing these gives back the
 * same bytes in the same place; otherwise they are printed byte by byte like every other section.
 */
final class PrintedCustoms {
  private final Module module;
  private final List<CustomSection> written = new ArrayList<>();
  private NameMaps names = NameMaps.empty(Optional.empty());
  private boolean namesAreImplied;
  private Map<Integer, Boolean> hints = Map.of();

  PrintedCustoms(Module module) {
    this.module = module;
    for (CustomSection section : module.customs()) {
      if (!implied(section)) {
        written.add(section);
      }
    }
  }

  /** The sections that are printed as annotations. */
  List<CustomSection> written() {
    return written;
  }

  /** Whether a section that holds names is among them. */
  boolean writesNames() {
    return written.stream().anyMatch(section -> section.name().equals("name"));
  }

  /** What things are called. */
  NameMaps names() {
    return names;
  }

  /** Whether the text has to give these names exactly. */
  boolean namesAreImplied() {
    return namesAreImplied;
  }

  /** Whether a branch is likely, by the offset of its instruction in the file. */
  Map<Integer, Boolean> hints() {
    return hints;
  }

  /** Where a section is, if it needs to be said. */
  Optional<String> placement(CustomSection section) {
    if (section.after() == SectionId.CUSTOM) {
      return Optional.of("(before first)");
    }
    boolean last = section.after() == lastSection();
    if (last && !(namesAreImplied && isBeforeNames(section))) {
      return Optional.empty();
    }
    // What is after the names is at the end; what is before them needs a section to be after.
    return Optional.of("(after " + word(last ? SectionId.DATA : section.after()) + ")");
  }

  private boolean isBeforeNames(CustomSection section) {
    for (CustomSection each : module.customs()) {
      if (each == section) {
        return true;
      }
      if (each.name().equals("name")) {
        return false;
      }
    }
    throw new IllegalArgumentException("not a section of the module");
  }

  private static String word(SectionId section) {
    return switch (section) {
      case CUSTOM -> throw new IllegalArgumentException("custom sections have no place");
      case TYPE -> "type";
      case IMPORT -> "import";
      case FUNCTION -> "func";
      case TABLE -> "table";
      case MEMORY -> "memory";
      case TAG -> "tag";
      case GLOBAL -> "global";
      case EXPORT -> "export";
      case START -> "start";
      case ELEMENT -> "elem";
      case DATA_COUNT -> "datacount";
      case CODE -> "code";
      case DATA -> "data";
    };
  }

  private SectionId lastSection() {
    if (!module.data().isEmpty()) {
      return SectionId.DATA;
    }
    if (!module.functions().isEmpty()) {
      return SectionId.CODE;
    }
    if (module.dataCount().isPresent()) {
      return SectionId.DATA_COUNT;
    }
    if (!module.elements().isEmpty()) {
      return SectionId.ELEMENT;
    }
    return lastSmallSection();
  }

  private SectionId lastSmallSection() {
    if (module.start().isPresent()) {
      return SectionId.START;
    }
    if (!module.exports().isEmpty()) {
      return SectionId.EXPORT;
    }
    if (!module.globals().isEmpty()) {
      return SectionId.GLOBAL;
    }
    if (!module.tags().isEmpty()) {
      return SectionId.TAG;
    }
    if (!module.memories().isEmpty()) {
      return SectionId.MEMORY;
    }
    if (!module.tables().isEmpty()) {
      return SectionId.TABLE;
    }
    if (!module.imports().isEmpty()) {
      return SectionId.IMPORT;
    }
    return module.types().groups().isEmpty() ? SectionId.CUSTOM : SectionId.TYPE;
  }

  private boolean implied(CustomSection section) {
    boolean once =
        module.customs().stream().filter(each -> each.name().equals(section.name())).count() == 1;
    if (section.name().equals("name") && names.isEmpty()) {
      names = NameSection.decode(section.bytes());
      namesAreImplied =
          once
              && section.after() == lastSection()
              && hasPlace(names)
              && isSame(NameSection.encode(names), section.bytes());
      return namesAreImplied;
    }
    if (section.name().equals(Annotation.BRANCH_HINT) && once && isBeforeCode(section)) {
      var found = hints(section.bytes());
      hints = found.orElse(Map.of());
      return found.isPresent();
    }
    return false;
  }

  private static boolean isSame(byte[] bytes, CodeRange range) {
    return Arrays.equals(bytes, 0, bytes.length, range.bytes(), range.start(), range.end());
  }

  private boolean isBeforeCode(CustomSection section) {
    return !module.functions().isEmpty()
        && section.after().rank() < SectionId.CODE.rank()
        && (module.dataCount().isEmpty() || section.after() == SectionId.DATA_COUNT)
        && (section.after() == SectionId.ELEMENT
            || section.after() == SectionId.DATA_COUNT
            || module.elements().isEmpty());
  }

  /** Whether everything that has a name is there for the text to name it. */
  private boolean hasPlace(NameMaps maps) {
    var scope = new PrintScope(module, NameMaps.empty(Optional.empty()), false);
    int imports = scope.imported(Import.OfFunc.class);
    int funcs = imports + module.functions().size();
    return within(maps.funcs(), funcs)
        && within(maps.types(), module.types().size())
        && within(maps.tables(), scope.imported(Import.OfTable.class) + module.tables().size())
        && within(maps.memories(), scope.imported(Import.OfMemory.class) + module.memories().size())
        && within(maps.globals(), scope.imported(Import.OfGlobal.class) + module.globals().size())
        && within(maps.tags(), scope.imported(Import.OfTag.class) + module.tags().size())
        && within(maps.elements(), module.elements().size())
        && within(maps.data(), module.data().size())
        && fieldsHavePlace(maps)
        && hasNoEmptyPart(maps.locals())
        && hasNoEmptyPart(maps.labels())
        && hasNoEmptyPart(maps.fields())
        && maps.locals().entrySet().stream()
            .allMatch(entry -> within(entry.getValue(), localCount(entry.getKey(), imports)))
        && maps.labels().entrySet().stream()
            .allMatch(entry -> within(entry.getValue(), blockCount(entry.getKey() - imports)));
  }

  private boolean fieldsHavePlace(NameMaps maps) {
    return within(maps.fields(), module.types().size())
        && maps.fields().entrySet().stream()
            .allMatch(entry ->
                module.types().get(entry.getKey()).composite() instanceof StructType struct
                    && within(entry.getValue(), struct.fields().size()));
  }

  /** What has no names inside would not be written. */
  private static boolean hasNoEmptyPart(SortedMap<Integer, SortedMap<Integer, String>> names) {
    return names.values().stream().noneMatch(Map::isEmpty);
  }

  private static boolean within(SortedMap<Integer, ?> names, int size) {
    return names.isEmpty() || names.lastKey() < size;
  }

  private long locals(Function function) {
    return function.locals().stream()
        .mapToLong(group -> Integer.toUnsignedLong(group.count()))
        .sum();
  }

  private int localCount(int func, int imports) {
    int type;
    long own = 0;
    if (func < imports) {
      type =
          module.imports().stream()
              .filter(item -> item.desc() instanceof Import.OfFunc)
              .skip(func)
              .mapToInt(item -> ((Import.OfFunc) item.desc()).typeIndex())
              .findFirst()
              .orElseThrow();
    } else if (func - imports < module.functions().size()) {
      var function = module.functions().get(func - imports);
      type = function.typeIndex();
      own = locals(function);
    } else {
      return 0;
    }
    Optional<FuncType> known = module.types().func(type);
    return known.isEmpty() ? 0 : (int) (known.get().params().size() + own);
  }

  private int blockCount(int func) {
    if (func < 0 || func >= module.functions().size()) {
      return 0;
    }
    var body = module.functions().get(func).body();
    int count = 0;
    try {
      var in = new InstrDecoder(body.bytes(), body.start(), body.end());
      while (in.hasNext()) {
        var shape = in.advance().shape();
        if (shape == Shape.BLOCK || shape == Shape.TRY_TABLE) {
          count++;
        }
      }
    } catch (MalformedException _) {
      // Printing the body tells.
    }
    return count;
  }

  /** The hints by offset in the file, if they are as the text would give them. */
  private Optional<Map<Integer, Boolean>> hints(CodeRange section) {
    Map<Integer, Boolean> found = new HashMap<>();
    int imports =
        (int) module.imports().stream().filter(i -> i.desc() instanceof Import.OfFunc).count();
    try {
      var in = new ByteReader(section.bytes(), section.start(), section.end());
      int lastFunc = -1;
      int funcs = in.count();
      for (int i = 0; i < funcs; i++) {
        int func = in.u32();
        if (func <= lastFunc || !functionHints(in, func - imports, found)) {
          return Optional.empty();
        }
        lastFunc = func;
      }
      return in.hasNext() || isPadded(section) ? Optional.empty() : Optional.of(found);
    } catch (MalformedException _) {
      return Optional.empty();
    }
  }

  private boolean functionHints(ByteReader in, int func, Map<Integer, Boolean> found) {
    int count = in.count();
    if (count == 0 || func < 0 || func >= module.functions().size()) {
      return false;
    }
    var function = module.functions().get(func);
    int start = function.body().start() - ModuleEncoder.localsSize(function.locals());
    var body = function.body();
    var instrs = new InstrDecoder(body.bytes(), body.start(), body.end());
    for (int i = 0; i < count; i++) {
      int at = start + in.u32();
      if (in.u32() != 1) {
        return false;
      }
      int value = in.u8();
      Opcode op = Opcode.NOP;
      while (instrs.hasNext() && instrs.position() <= at) {
        op = instrs.advance();
      }
      boolean isBranch = op == Opcode.IF || op == Opcode.BR_IF;
      if (value > 1 || !isBranch || instrs.offset() != at || found.containsKey(at)) {
        return false;
      }
      found.put(at, value == 1);
    }
    return true;
  }

  /** Whether numbers of the section are longer than they need to be. */
  private static boolean isPadded(CodeRange section) {
    // A padded number ends with a byte of zero after one that goes on.
    for (int i = section.start() + 1; i < section.end(); i++) {
      if (section.bytes()[i] == 0 && section.bytes()[i - 1] < 0) {
        return true;
      }
    }
    return false;
  }
}
