package dev.wharf.wasm.text;

import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.ArrayType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.FieldType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.PackedType;
import dev.wharf.wasm.type.RecType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.StorageType;
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.SubType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TypeSpace;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.type.VecType;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Prints types. Spec: text/types. */
public final class TypePrinter {
  /** A structure of more fields has one to a line. */
  private static final int FIELDS_ON_A_LINE = 3;

  private final PrintOut out;
  private final Ids ids;
  private final TypeSpace known;
  private final IntFunction<Optional<Ids>> fields;

  TypePrinter(PrintOut out, Ids ids, TypeSpace known, IntFunction<Optional<Ids>> fields) {
    this.out = out;
    this.ids = ids;
    this.known = known;
    this.fields = fields;
  }

  /** For types outside of modules, which are printed one by one. */
  public TypePrinter(PrintOut out, Ids ids) {
    this(out, ids, TypeSpace.of(List.of()), _ -> Optional.empty());
  }

  void definitions() {
    int index = 0;
    for (RecType group : known.groups()) {
      out.newLine();
      definitions(index, group, "(");
      index += group.types().size();
    }
  }

  /**
   * The definitions of a group.
   *
   * @param first the index of its first type
   * @param begin what comes before the keyword of the form: a parenthesis, and perhaps a prefix
   */
  public void definitions(int first, RecType group, String begin) {
    int index = first;
    if (group.types().size() == 1) {
      definition(index, group.types().getFirst(), begin);
      return;
    }
    out.text(begin).text("rec");
    out.indent();
    for (SubType type : group.types()) {
      out.newLine();
      definition(index++, type, "(");
    }
    out.outdent();
    if (!group.types().isEmpty()) {
      out.newLine();
    }
    out.text(")");
  }

  private void definition(int index, SubType type, String begin) {
    out.text(begin).text("type");
    ids.define(out, index);
    out.text(" ");
    if (!type.isPlain()) {
      out.text("(sub ");
      if (type.isFinal()) {
        out.text("final ");
      }
      for (HeapType supertype : type.supertypes()) {
        heapType(supertype);
        out.text(" ");
      }
    }
    switch (type.composite()) {
      case FuncType func -> {
        out.text("(func");
        signature(func);
        out.text(")");
      }
      case StructType struct -> struct(index, struct);
      case ArrayType(var element) -> {
        out.text("(array ");
        fieldType(element);
        out.text(")");
      }
    }
    out.text(type.isPlain() ? ")" : "))");
  }

  private void struct(int type, StructType struct) {
    var names = fields.apply(type);
    boolean lines = struct.fields().size() > FIELDS_ON_A_LINE;
    out.text("(struct");
    out.indent();
    for (int i = 0; i < struct.fields().size(); i++) {
      if (lines) {
        out.newLine();
      } else {
        out.text(" ");
      }
      out.text("(field");
      if (names.isPresent()) {
        names.get().name(out, i);
      }
      out.text(" ");
      fieldType(struct.fields().get(i));
      out.text(")");
    }
    out.outdent();
    if (lines) {
      out.newLine();
    }
    out.text(")");
  }

  private void fieldType(FieldType field) {
    if (field.mutable()) {
      out.text("(mut ");
    }
    storageType(field.storage());
    if (field.mutable()) {
      out.text(")");
    }
  }

  private void storageType(StorageType type) {
    switch (type) {
      case PackedType packed -> out.text(packed.toString());
      case ValType value -> valType(value);
    }
  }

  public void valType(ValType type) {
    switch (type) {
      case NumType _, VecType _ -> out.text(type.toString());
      case RefType ref -> refType(ref);
    }
  }

  public void refType(RefType type) {
    if (type.nullable() && type.heap() instanceof AbstractHeapType) {
      out.text(type.toString());
      return;
    }
    out.text(type.nullable() ? "(ref null " : "(ref ");
    heapType(type.heap());
    out.text(")");
  }

  void heapType(HeapType type) {
    switch (type) {
      case AbstractHeapType known -> out.text(known.toString());
      case HeapType.Concrete(int index) -> ids.use(out, index);
      case DefType _ -> throw new IllegalStateException("a module's types are indices");
    }
  }

  void typeUse(int type) {
    out.text(" (type ");
    ids.use(out, type);
    out.text(")");
  }

  /** A type and what it says, so that readers need not look it up. */
  void typeUseWithSignature(int type) {
    typeUse(type);
    known.func(type).ifPresent(this::signature);
  }

  public void signature(FuncType type) {
    list("param", type.params());
    list("result", type.results());
  }

  void list(String keyword, List<? extends ValType> types) {
    if (types.isEmpty()) {
      return;
    }
    out.text(" (").text(keyword);
    for (ValType type : types) {
      out.space();
      valType(type);
    }
    out.text(")");
  }

  /** The type of a definition with names for its parameters. */
  void typeUse(int type, Ids locals) {
    typeUse(type);
    Optional<FuncType> func = known.func(type);
    if (func.isEmpty()) {
      return;
    }
    locals("param", func.get().params(), 0, locals, false);
    list("result", func.get().results());
  }

  /** The locals of a function, on lines of their own. */
  void locals(List<? extends ValType> types, int first, Ids names) {
    locals("local", types, first, names, true);
  }

  /** Neighbours without names share a form. */
  private void locals(
      String keyword, List<? extends ValType> types, int first, Ids names, boolean starts) {
    boolean open = false;
    boolean spaced = !starts;
    for (int i = 0; i < types.size(); i++) {
      boolean named = names.has(first + i);
      if (open && named) {
        out.text(")");
        open = false;
      }
      if (spaced) {
        out.space();
      }
      spaced = true;
      if (named) {
        out.text("(").text(keyword);
        names.name(out, first + i);
        out.text(" ");
        valType(types.get(i));
        out.text(")");
      } else {
        if (!open) {
          out.text("(").text(keyword).text(" ");
        }
        open = true;
        valType(types.get(i));
      }
    }
    if (open) {
      out.text(")");
    }
  }

  public void tableType(TableType type) {
    bounds(type.address(), type.bounds());
    out.text(" ");
    refType(type.element());
  }

  public void memoryType(MemoryType type) {
    bounds(type.address(), type.bounds());
    if (type.shared()) {
      out.text(" shared");
    }
    if (type.statesPageSize()) {
      long bytes = 1L << type.pageSizeLog2();
      out.text(" (pagesize ").text(Long.toUnsignedString(bytes)).text(")");
    }
  }

  private void bounds(AddressType address, Bounds bounds) {
    if (address == AddressType.I64) {
      out.text(" i64");
    }
    out.text(" ").text(bounds.toString());
  }

  public void globalType(GlobalType type) {
    out.text(type.mutable() ? " (mut " : " ");
    valType(type.type());
    if (type.mutable()) {
      out.text(")");
    }
  }
}
