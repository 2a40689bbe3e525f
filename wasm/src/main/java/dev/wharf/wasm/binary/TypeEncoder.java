package dev.wharf.wasm.binary;

import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.type.VecType;
import java.util.List;

/** Writes types. Spec: binary/types. */
final class TypeEncoder {
  private TypeEncoder() {}

  static void valType(ByteWriter out, ValType type) {
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
    if (!type.nullable() || type.heap() instanceof HeapType.Concrete) {
      out.u8(type.nullable() ? 0x63 : 0x64);
    }
    heapType(out, type.heap());
  }

  static void heapType(ByteWriter out, HeapType type) {
    switch (type) {
      case AbstractHeapType known ->
          out.u8(
              switch (known) {
                case FUNC -> 0x70;
                case EXTERN -> 0x6F;
                case EXN -> 0x69;
              });
      case HeapType.Concrete(int index) -> out.s64(index);
    }
  }

  static void blockType(ByteWriter out, BlockType type) {
    switch (type) {
      case BlockType.Empty _ -> out.u8(0x40);
      case BlockType.Value(ValType value) -> valType(out, value);
      case BlockType.Indexed(int index) -> out.s64(index);
    }
  }

  static void funcType(ByteWriter out, FuncType type) {
    out.u8(0x60);
    valTypes(out, type.params());
    valTypes(out, type.results());
  }

  static void valTypes(ByteWriter out, List<ValType> types) {
    out.u32(types.size());
    for (ValType type : types) {
      valType(out, type);
    }
  }

  static void tableType(ByteWriter out, TableType type) {
    refType(out, type.element());
    bounds(out, type.bounds());
  }

  static void bounds(ByteWriter out, Bounds bounds) {
    out.u8(bounds.max().isPresent() ? 1 : 0);
    out.u64(bounds.min());
    if (bounds.max().isPresent()) {
      out.u64(bounds.max().getAsLong());
    }
  }

  static void globalType(ByteWriter out, GlobalType type) {
    valType(out, type.type());
    out.u8(type.mutable() ? 1 : 0);
  }
}
