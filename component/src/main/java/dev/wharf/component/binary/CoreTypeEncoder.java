package dev.wharf.component.binary;

import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.binary.TypeEncoder;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.type.ValType;

/** Core types as components write them. Binary format, {@code core:type}; Spec: binary/types. */
final class CoreTypeEncoder {
  private CoreTypeEncoder() {}

  static void typeDef(ByteWriter out, CoreTypeDef type) {
    expr(out, type.type());
  }

  static void valType(ByteWriter out, ValType type) {
    TypeEncoder.valType(out, type);
  }

  private static void expr(ByteWriter out, CoreTypeDef.Expr type) {
    switch (type) {
      case CoreTypeDef.OfGroup(var group) -> {
        // A subtype that is not final begins like a module type, and so follows a zero.
        if (group.types().size() == 1 && !group.types().getFirst().isFinal()) {
          out.u8(0x00);
        }
        TypeEncoder.recType(out, group);
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
        TypeEncoder.tableType(out, type);
      }
      case Import.OfMemory(var type) -> {
        out.u8(0x02);
        TypeEncoder.memoryType(out, type);
      }
      case Import.OfGlobal(var type) -> {
        out.u8(0x03);
        TypeEncoder.globalType(out, type);
      }
      case Import.OfTag(int type) -> {
        out.u8(0x04);
        out.u8(0x00);
        out.u32(type);
      }
    }
  }
}
