package dev.wharf.wasm.binary;

import dev.wharf.wasm.instr.BlockType;
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
import dev.wharf.wasm.type.StructType;
import dev.wharf.wasm.type.SubType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.type.VecType;
import java.util.List;

/** Writes types. Spec: binary/types. */
public final class TypeEncoder {
  private TypeEncoder() {}

  public static void valType(ByteWriter out, ValType type) {
    switch (type) {
      case NumType number ->
          out.u8(
              switch (number) {
                case I32 -> 0x7F;
                case I64 -> 0x7E;
                case F32 -> 0x7D;
                case F64 -> 0x7C;
              });
      case VecType _ -> out.u8(0x7B);
      case RefType ref -> refType(out, ref);
    }
  }

  static void refType(ByteWriter out, RefType type) {
    // An abstract heap type alone is the short form of its nullable reference.
    if (!(type.nullable() && type.heap() instanceof AbstractHeapType)) {
      out.u8(type.nullable() ? 0x63 : 0x64);
    }
    heapType(out, type.heap());
  }

  static void heapType(ByteWriter out, HeapType type) {
    switch (type) {
      case AbstractHeapType known ->
          out.u8(
              switch (known) {
                case NOEXN -> 0x74;
                case NOFUNC -> 0x73;
                case NOEXTERN -> 0x72;
                case NONE -> 0x71;
                case FUNC -> 0x70;
                case EXTERN -> 0x6F;
                case ANY -> 0x6E;
                case EQ -> 0x6D;
                case I31 -> 0x6C;
                case STRUCT -> 0x6B;
                case ARRAY -> 0x6A;
                case EXN -> 0x69;
              });
      case HeapType.Concrete(int index) -> out.s64(index);
      case DefType _ -> throw new IllegalStateException("a module's types are indices");
    }
  }

  static void blockType(ByteWriter out, BlockType type) {
    switch (type) {
      case BlockType.Empty _ -> out.u8(0x40);
      case BlockType.Value(ValType value) -> valType(out, value);
      case BlockType.Indexed(int index) -> out.s64(index);
    }
  }

  public static void recType(ByteWriter out, RecType group) {
    if (group.types().size() != 1) {
      out.u8(0x4E);
      out.u32(group.types().size());
    }
    for (SubType type : group.types()) {
      subType(out, type);
    }
  }

  private static void subType(ByteWriter out, SubType type) {
    if (!type.isPlain()) {
      out.u8(type.isFinal() ? 0x4F : 0x50);
      out.u32(type.supertypes().size());
      for (HeapType supertype : type.supertypes()) {
        out.u32(((HeapType.Concrete) supertype).typeIndex());
      }
    }
    switch (type.composite()) {
      case FuncType(var params, var results) -> {
        out.u8(0x60);
        valTypes(out, params);
        valTypes(out, results);
      }
      case StructType(var fields) -> {
        out.u8(0x5F);
        out.u32(fields.size());
        for (FieldType field : fields) {
          fieldType(out, field);
        }
      }
      case ArrayType(var element) -> {
        out.u8(0x5E);
        fieldType(out, element);
      }
    }
  }

  private static void fieldType(ByteWriter out, FieldType field) {
    switch (field.storage()) {
      case PackedType packed -> out.u8(packed == PackedType.I8 ? 0x78 : 0x77);
      case ValType type -> valType(out, type);
    }
    out.u8(field.mutable() ? 1 : 0);
  }

  static void valTypes(ByteWriter out, List<ValType> types) {
    out.u32(types.size());
    for (ValType type : types) {
      valType(out, type);
    }
  }

  public static void tableType(ByteWriter out, TableType type) {
    refType(out, type.element());
    out.u8(flags(type.address(), type.bounds()));
    bounds(out, type.bounds());
  }

  public static void memoryType(ByteWriter out, MemoryType type) {
    int flags = flags(type.address(), type.bounds());
    out.u8(flags | (type.shared() ? 0x02 : 0) | (type.statesPageSize() ? 0x08 : 0));
    bounds(out, type.bounds());
    if (type.statesPageSize()) {
      out.u32(type.pageSizeLog2());
    }
  }

  private static int flags(AddressType address, Bounds bounds) {
    return (bounds.max().isPresent() ? 0x01 : 0) | (address == AddressType.I64 ? 0x04 : 0);
  }

  private static void bounds(ByteWriter out, Bounds bounds) {
    out.u64(bounds.min());
    if (bounds.max().isPresent()) {
      out.u64(bounds.max().getAsLong());
    }
  }

  public static void globalType(ByteWriter out, GlobalType type) {
    valType(out, type.type());
    out.u8(type.mutable() ? 1 : 0);
  }
}
