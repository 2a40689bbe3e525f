package dev.wharf.wasm.text;

import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.binary.InstrEncoder;
import dev.wharf.wasm.binary.ModuleEncoder;
import dev.wharf.wasm.binary.NameSection;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.ConstExpr;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Function;
import dev.wharf.wasm.module.Global;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.module.NameMaps;
import dev.wharf.wasm.module.SectionId;
import dev.wharf.wasm.module.Table;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TypeSpace;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;

/** Reads the fields of a module whose names are all known. Spec: text/modules. */
final class FieldParser {
  private static final NameScope NO_LOCALS = new NameScope("local");

  private final TextPlaces places;
  private final TokenReader in;
  private final ModuleScope scope;
  private final TypeParser types;
  private final SegmentParser segments;
  private final List<Import> imports = new ArrayList<>();
  private final List<Function> functions = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<MemoryType> memories = new ArrayList<>();
  private final List<Integer> tags = new ArrayList<>();
  private final List<Global> globals = new ArrayList<>();
  private final CustomSections customs = new CustomSections();
  private final NameMaps names;
  private final List<Export> exports = new ArrayList<>();
  private OptionalInt start = OptionalInt.empty();
  private boolean usesData;

  /** Offset of the field in the text that is being read. */
  private int field;

  /** How many of each kind were met, imports included. */
  private final int[] met = new int[Export.Kind.values().length];

  FieldParser(TokenReader in, ModuleScope scope, Optional<String> name, TextPlaces places) {
    this.places = places;
    this.in = in;
    this.scope = scope;
    this.names = NameMaps.empty(name);
    this.types = new TypeParser(in, scope);
    this.segments = new SegmentParser(in, scope, this);
  }

  Module module() {
    return new Module(
        new TypeSpace(scope.groups),
        imports,
        functions,
        tables,
        memories,
        tags,
        globals,
        exports,
        start,
        segments.elements(),
        usesData ? OptionalInt.of(segments.data().size()) : OptionalInt.empty(),
        segments.data(),
        customs.inOrder(NameSection.encode(names())),
        new CodeRange(new byte[0], 0, 0));
  }

  private Optional<Annotation> nextCustom() {
    return in.annotation(Annotation.CUSTOM).or(() -> in.annotation(Annotation.PRODUCERS));
  }

  /** The custom sections before the next field or the end. */
  void customs() {
    for (var custom = nextCustom(); custom.isPresent(); custom = nextCustom()) {
      customs.add(custom.get());
    }
    usesData |= in.annotation(Annotation.DATA_COUNT).isPresent();
  }

  /**
   * Everything between the keyword and the closing parenthesis of a field.
   *
   * @param at offset of the field in the text
   */
  void field(Token keyword, int at) {
    field = at;
    switch (keyword.text()) {
      case "type" -> skipType();
      case "rec" -> skipType();
      case "import" -> {
        var module = in.name();
        var item = in.name();
        var kind = in.form();
        in.skipId();
        define(SectionId.IMPORT, imports.size());
        imports.add(new Import(module, item, desc(kind)));
        in.close();
      }
      case "func" -> func(keyword);
      case "table" -> table(keyword);
      case "memory" -> memory(keyword);
      case "global" -> global(keyword);
      case "tag" -> tag(keyword);
      case "export" -> export();
      case "start" -> {
        if (start.isPresent()) {
          throw TokenReader.error("multiple start sections", keyword);
        }
        define(SectionId.START, 0);
        start = OptionalInt.of(scope.funcs.index(in));
      }
      case "elem" -> {
        define(SectionId.ELEMENT, segments.elements().size());
        segments.element();
      }
      case "data" -> {
        define(SectionId.DATA, segments.data().size());
        segments.dataSegment();
      }
      default -> throw TokenReader.unexpected(keyword);
    }
  }

  /** What the current field says is the definition with this number in its section. */
  private void define(SectionId section, int index) {
    places.define(section, index, field);
  }

  /** A type was read already. */
  private void skipType() {
    while (!in.at(Token.Kind.RIGHT)) {
      in.skip();
    }
  }

  private static Export.Kind kind(Token token) {
    return switch (token.text()) {
      case "func" -> Export.Kind.FUNC;
      case "table" -> Export.Kind.TABLE;
      case "memory" -> Export.Kind.MEMORY;
      case "global" -> Export.Kind.GLOBAL;
      case "tag" -> Export.Kind.TAG;
      default -> throw TokenReader.unexpected(token);
    };
  }

  private Import.Desc desc(Token kind) {
    var desc =
        switch (kind(kind)) {
          case FUNC -> {
            var params = new NameScope("local");
            int type = types.typeUse(Optional.of(params)).index();
            put(names.locals(), met[Export.Kind.FUNC.ordinal()], params.named());
            yield new Import.OfFunc(type);
          }
          case TABLE -> new Import.OfTable(types.tableType());
          case MEMORY -> new Import.OfMemory(types.memoryType());
          case GLOBAL -> new Import.OfGlobal(types.globalType());
          case TAG -> new Import.OfTag(types.typeUse(Optional.empty()).index());
        };
    met[kind(kind).ordinal()]++;
    return desc;
  }

  /**
   * The inline exports and import of a definition; whether it is an import, which is then read to
   * its end.
   */
  private boolean inline(Token keyword) {
    in.skipId();
    var kind = kind(keyword);
    int at = in.peek().start();
    while (in.enter("export")) {
      places.define(SectionId.EXPORT, exports.size(), at);
      exports.add(new Export(in.name(), kind, met[kind.ordinal()]));
      in.close();
      at = in.peek().start();
    }
    if (!in.enter("import")) {
      return false;
    }
    var module = in.name();
    var item = in.name();
    in.close();
    define(SectionId.IMPORT, imports.size());
    imports.add(new Import(module, item, desc(keyword)));
    return true;
  }

  private void func(Token keyword) {
    if (inline(keyword)) {
      return;
    }
    define(SectionId.FUNCTION, functions.size());
    define(SectionId.CODE, functions.size());
    int index = met[Export.Kind.FUNC.ordinal()]++;
    var locals = new NameScope("local");
    int type = types.typeUse(Optional.of(locals)).index();
    var groups = locals(locals);
    var body = new ByteWriter();
    List<CustomSections.Hint> hints = new ArrayList<>();
    int head = ModuleEncoder.localsSize(groups);
    var parser =
        new InstrParser(
            in,
            scope,
            locals,
            (instr, at, hint) -> {
              places.add(functions.size(), body.size(), at);
              if (hint.isPresent()) {
                hints.add(CustomSections.hint(hint.get(), instr.op(), head + body.size()));
              }
              emit(body, instr);
            });
    parser.sequence();
    in.refuseAnnotations();
    places.add(functions.size(), body.size(), in.peek().start());
    InstrEncoder.encode(body, Opcode.END.plain());
    functions.add(new Function(type, groups, new CodeRange(body.toByteArray(), 0, body.size())));
    customs.addHints(index, hints);
    put(names.locals(), index, locals.named());
    put(names.labels(), index, parser.labelNames());
  }

  private static void put(
      SortedMap<Integer, SortedMap<Integer, String>> all, int index, List<NameScope.Named> named) {
    if (!named.isEmpty()) {
      all.put(index, NameScope.map(named));
    }
  }

  /** The names of everything, once all is read. */
  private NameMaps names() {
    names.funcs().putAll(NameScope.map(scope.funcs.named()));
    names.types().putAll(NameScope.map(scope.types.named()));
    names.tables().putAll(NameScope.map(scope.tables.named()));
    names.memories().putAll(NameScope.map(scope.memories.named()));
    names.globals().putAll(NameScope.map(scope.globals.named()));
    names.elements().putAll(NameScope.map(scope.elements.named()));
    names.data().putAll(NameScope.map(scope.data.named()));
    for (int type = 0; type < scope.fields.size(); type++) {
      put(names.fields(), type, scope.fields.get(type).named());
    }
    names.tags().putAll(NameScope.map(scope.tags.named()));
    return names;
  }

  private void emit(ByteWriter body, Instr instr) {
    usesData |= Mnemonics.usesData(instr.op());
    InstrEncoder.encode(body, instr);
  }

  private List<Function.LocalGroup> locals(NameScope names) {
    List<Function.LocalGroup> groups = new ArrayList<>();
    while (in.enter("local")) {
      if (in.at(Token.Kind.ID)) {
        names.define(in);
        addLocal(groups, types.valType());
      } else {
        while (!in.at(Token.Kind.RIGHT)) {
          addLocal(groups, types.valType());
          names.skip(1);
        }
      }
      in.close();
    }
    return groups;
  }

  /** Neighbours of one type are one group. */
  private static void addLocal(List<Function.LocalGroup> groups, ValType type) {
    if (!groups.isEmpty() && groups.getLast().type().equals(type)) {
      var last = groups.removeLast();
      groups.add(new Function.LocalGroup(last.count() + 1, type));
    } else {
      groups.add(new Function.LocalGroup(1, type));
    }
  }

  private void table(Token keyword) {
    if (inline(keyword)) {
      return;
    }
    define(SectionId.TABLE, tables.size());
    int index = met[Export.Kind.TABLE.ordinal()]++;
    int start = in.position();
    var address = types.addressType();
    if (!types.atRefType()) {
      in.seek(start);
      var type = types.tableType();
      tables.add(
          new Table(type, in.at(Token.Kind.RIGHT) ? Optional.empty() : Optional.of(expression())));
      return;
    }
    var element = types.refType();
    places.define(SectionId.ELEMENT, segments.elements().size(), in.peek().start());
    if (!in.enter("elem")) {
      throw TokenReader.unexpected(in.peek());
    }
    int size = segments.inlineElements(element, index, address);
    in.close();
    var bounds = new Bounds(size, OptionalLong.of(size));
    tables.add(new Table(new TableType(address, element, bounds), Optional.empty()));
  }

  private void memory(Token keyword) {
    if (inline(keyword)) {
      return;
    }
    define(SectionId.MEMORY, memories.size());
    int index = met[Export.Kind.MEMORY.ordinal()]++;
    int start = in.position();
    var address = types.addressType();
    boolean statesPageSize = in.atForm("pagesize");
    int pageSizeLog2 = types.pageSizeLog2();
    int at = in.peek().start();
    if (!in.enter("data")) {
      in.seek(start);
      memories.add(types.memoryType());
      return;
    }
    places.define(SectionId.DATA, segments.data().size(), at);
    long size = segments.inlineData(index, address);
    in.close();
    long pages = size + (1L << pageSizeLog2) - 1 >>> pageSizeLog2;
    var bounds = new Bounds(pages, OptionalLong.of(pages));
    memories.add(new MemoryType(address, bounds, false, pageSizeLog2, statesPageSize));
  }

  private void global(Token keyword) {
    if (inline(keyword)) {
      return;
    }
    define(SectionId.GLOBAL, globals.size());
    met[Export.Kind.GLOBAL.ordinal()]++;
    var type = types.globalType();
    globals.add(new Global(type, expression()));
  }

  private void tag(Token keyword) {
    if (inline(keyword)) {
      return;
    }
    define(SectionId.TAG, tags.size());
    met[Export.Kind.TAG.ordinal()]++;
    tags.add(types.typeUse(Optional.of(new NameScope("local"))).index());
  }

  private void export() {
    define(SectionId.EXPORT, exports.size());
    var exported = in.name();
    var token = in.form();
    var kind = kind(token);
    int index =
        switch (kind) {
          case FUNC -> scope.funcs.index(in);
          case TABLE -> scope.tables.index(in);
          case MEMORY -> scope.memories.index(in);
          case GLOBAL -> scope.globals.index(in);
          case TAG -> scope.tags.index(in);
        };
    in.close();
    exports.add(new Export(exported, kind, index));
  }

  private InstrParser constant(List<Instr> instrs) {
    return new InstrParser(
        in,
        scope,
        NO_LOCALS,
        (instr, _, hint) -> {
          if (hint.isPresent()) {
            throw hint.get().misplaced();
          }
          instrs.add(instr);
        });
  }

  /** A constant expression up to the parenthesis that closes what is around it. */
  ConstExpr expression() {
    List<Instr> instrs = new ArrayList<>();
    constant(instrs).sequence();
    return new ConstExpr(instrs, 0);
  }

  /** A constant expression of one folded instruction. */
  ConstExpr foldedExpression() {
    List<Instr> instrs = new ArrayList<>();
    constant(instrs).folded();
    return new ConstExpr(instrs, 0);
  }
}
