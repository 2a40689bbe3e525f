package dev.wharf.component.binary;

import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.type.VecType;
import java.util.List;

/** Core types as components write them. Binary format, {@code core:type}; Spec: binary/types. */
final class CoreTypeEncoder {
  private CoreTypeEncoder() {}

  static void typeDef(ByteWriter out, CoreTypeDef type) {
    expr(out, type.type());
  }

  static void valType(ByteWriter out, ValType type) {
    out.u8(
        switch (type) {
          case NumType number ->
              switch (number) {
                case I32 -> 0x7F;
                case I64 -> 0x7E;
                case F32 -> 0x7D;
                case F64 -> 0x7C;
              };
          case VecType _ -> 0x7B;
          case RefType ref -> refType(ref);
        });
  }

  private static int refType(RefType type) {
    if (type.nullable() && type.heap() instanceof AbstractHeapType heap) {
      switch (heap) {
        case FUNC -> {
          return 0x70;
        }
        case EXTERN -> {
          return 0x6F;
        }
        case EXN -> {
          return 0x69;
        }
        case NOFUNC, NOEXTERN, NOEXN, ANY, EQ, I31, STRUCT, ARRAY, NONE -> {}
      }
    }
    throw new IllegalStateException("not in core types of components: " + type);
  }

  private static void expr(ByteWriter out, CoreTypeDef.Expr type) {
    switch (type) {
      case CoreTypeDef.OfFunc(var func) -> {
        out.u8(0x60);
        valTypes(out, func.params());
        valTypes(out, func.results());
      }
      case CoreTypeDef.OfModule(var decls) -> {
        out.u8(0x50);
        out.u32(decls.size());
        for (var decl : decls) {
          decl(out, decl);
        }
      }
    }
  }

  private static void decl(ByteWriter out, CoreTypeDef.Decl decl) {
    switch (decl) {
      case CoreTypeDef.ImportDecl(var module, var name, var desc, _) -> {
        out.u8(0x00);
        out.name(module);
        out.name(name);
        desc(out, desc);
      }
      case CoreTypeDef.TypeDecl(var type, _) -> {
        out.u8(0x01);
        expr(out, type);
      }
      case CoreTypeDef.AliasDecl(int depth, int index, _) -> {
        out.u8(0x02);
        out.u8(0x10);
        out.u8(0x01);
        out.u32(depth);
        out.u32(index);
      }
      case CoreTypeDef.ExportDecl(var name, var desc, _) -> {
        out.u8(0x03);
        out.name(name);
        desc(out, desc);
      }
    }
  }

  private static void desc(ByteWriter out, Import.Desc desc) {
    switch (desc) {
      case Import.OfFunc(int type) -> {
        out.u8(0x00);
        out.u32(type);
      }
      case Import.OfTable(var type) -> {
        out.u8(0x01);
        valType(out, type.element());
        bounds(out, type.bounds());
      }
      case Import.OfMemory(var type) -> {
        out.u8(0x02);
        bounds(out, type.bounds());
      }
      case Import.OfGlobal(var type) -> {
        out.u8(0x03);
        valType(out, type.type());
        out.u8(type.mutable() ? 1 : 0);
      }
      case Import.OfTag(int type) -> {
        out.u8(0x04);
        out.u8(0x00);
        out.u32(type);
      }
    }
  }

  private static void bounds(ByteWriter out, Bounds bounds) {
    out.u8(bounds.max().isPresent() ? 1 : 0);
    out.u64(bounds.min());
    bounds.max().ifPresent(out::u64);
  }

  private static void valTypes(ByteWriter out, List<ValType> types) {
    out.u32(types.size());
    for (ValType type : types) {
      valType(out, type);
    }
  }
}
