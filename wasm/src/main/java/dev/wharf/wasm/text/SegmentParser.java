package dev.wharf.wasm.text;

import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.ConstExpr;
import dev.wharf.wasm.module.DataSegment;
import dev.wharf.wasm.module.ElementSegment;
import dev.wharf.wasm.module.SegmentMode;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads element and data segments, those inside tables and memories as well. Spec: text/modules.
 */
final class SegmentParser {
  private final TokenReader in;
  private final ModuleScope scope;
  private final FieldParser fields;
  private final TypeParser types;
  private final List<ElementSegment> elements = new ArrayList<>();
  private final List<DataSegment> data = new ArrayList<>();

  SegmentParser(TokenReader in, ModuleScope scope, FieldParser fields) {
    this.in = in;
    this.scope = scope;
    this.fields = fields;
    this.types = new TypeParser(in, scope);
  }

  List<ElementSegment> elements() {
    return elements;
  }

  List<DataSegment> data() {
    return data;
  }

  void element() {
    in.skipId();
    if (in.take("declare")) {
      elementList(new SegmentMode.Declarative());
      return;
    }
    boolean withTable = in.atForm("table");
    int table = use("table", scope.tables);
    if (withTable || in.at(Token.Kind.LEFT) && !in.atForm("ref")) {
      elementList(new SegmentMode.Active(table, offset()));
    } else if (NameScope.isNext(in) && isOldTable()) {
      elementList(new SegmentMode.Active(scope.tables.index(in), offset()));
    } else {
      elementList(new SegmentMode.Passive());
    }
  }

  /**
   * A table that is named without {@code (table ...)}, as the first version of the format had it.
   */
  private boolean isOldTable() {
    return in.peek(1).is(Token.Kind.LEFT);
  }

  private int use(String keyword, NameScope space) {
    if (!in.enter(keyword)) {
      return 0;
    }
    int index = space.index(in);
    in.close();
    return index;
  }

  private ConstExpr offset() {
    if (!in.enter("offset")) {
      return fields.foldedExpression();
    }
    var expr = fields.expression();
    in.close();
    return expr;
  }

  private void elementList(SegmentMode mode) {
    if (in.take("func")) {
      elements.add(new ElementSegment(ValType.FUNCREF, funcs(), mode));
    } else if (types.atRefType()) {
      var type = types.refType();
      elements.add(new ElementSegment(type, expressions(), mode));
    } else if (mode instanceof SegmentMode.Active) {
      elements.add(new ElementSegment(ValType.FUNCREF, funcs(), mode));
    } else {
      throw TokenReader.unexpected(in.peek());
    }
  }

  private ElementSegment.Funcs funcs() {
    List<Integer> indices = new ArrayList<>();
    while (NameScope.isNext(in)) {
      indices.add(scope.funcs.index(in));
    }
    return new ElementSegment.Funcs(indices.stream().mapToInt(Integer::intValue).toArray());
  }

  private ElementSegment.Exprs expressions() {
    List<ConstExpr> exprs = new ArrayList<>();
    while (in.at(Token.Kind.LEFT)) {
      if (in.enter("item")) {
        exprs.add(fields.expression());
        in.close();
      } else {
        exprs.add(fields.foldedExpression());
      }
    }
    return new ElementSegment.Exprs(exprs);
  }

  /** The elements inside a table; how many there are. */
  int inlineElements(RefType type, int table, AddressType address) {
    ElementSegment.Items items = in.at(Token.Kind.LEFT) ? expressions() : funcs();
    if (items instanceof ElementSegment.Funcs(int[] indices) && !type.equals(ValType.FUNCREF)) {
      // Plain indices are of no type but funcref.
      items =
          new ElementSegment.Exprs(
              IntStream.of(indices).mapToObj(SegmentParser::reference).toList());
    }
    elements.add(new ElementSegment(type, items, active(table, address)));
    return items.size();
  }

  private static ConstExpr reference(int func) {
    return new ConstExpr(List.of(new Instr.Index(Opcode.REF_FUNC, func)), 0);
  }

  void dataSegment() {
    in.skipId();
    // A memory without its keyword is how the first version of the format had it.
    boolean old = in.at(Token.Kind.INTEGER);
    boolean withMemory = old || in.atForm("memory");
    int memory = old ? scope.memories.index(in) : use("memory", scope.memories);
    if (withMemory || in.at(Token.Kind.LEFT)) {
      data.add(segment(new SegmentMode.Active(memory, offset())));
    } else {
      data.add(segment(new SegmentMode.Passive()));
    }
  }

  /** The data inside a memory; how many bytes there are. */
  int inlineData(int memory, AddressType address) {
    data.add(segment(active(memory, address)));
    return data.getLast().bytes().length();
  }

  private DataSegment segment(SegmentMode mode) {
    var out = new ByteWriter();
    while (in.at(Token.Kind.STRING)) {
      byte[] bytes = in.next().bytes();
      out.raw(bytes, 0, bytes.length);
    }
    return new DataSegment(new CodeRange(out.toByteArray(), 0, out.size()), mode);
  }

  private static SegmentMode active(int target, AddressType address) {
    Instr zero =
        switch (address) {
          case I32 -> new Instr.I32Const(Opcode.I32_CONST, 0);
          case I64 -> new Instr.I64Const(Opcode.I64_CONST, 0);
        };
    return new SegmentMode.Active(target, new ConstExpr(List.of(zero), 0));
  }
}
