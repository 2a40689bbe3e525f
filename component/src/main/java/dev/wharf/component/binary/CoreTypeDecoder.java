package dev.wharf.component.binary;

import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteReader;
import dev.wharf.wasm.binary.TypeDecoder;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;

/** Core types as components write them. Binary format, {@code core:type}; Spec: binary/types. */
final class CoreTypeDecoder {
  private CoreTypeDecoder() {}

  static CoreTypeDef typeDef(ByteReader in) {
    int at = in.position();
    return new CoreTypeDef(expr(in, 0), at);
  }

  static ValType valType(ByteReader in) {
    int at = in.position();
    int code = in.u8();
    return switch (code) {
      case 0x7F -> ValType.I32;
      case 0x7E -> ValType.I64;
      case 0x7D -> ValType.F32;
      case 0x7C -> ValType.F64;
      case 0x7B -> ValType.V128;
      case 0x70 -> ValType.FUNCREF;
      case 0x6F -> ValType.EXTERNREF;
      case 0x69 -> ValType.EXNREF;
      default -> throw AliasDecoder.leadingByte(code, "core value type", at);
    };
  }

  private static CoreTypeDef.Expr expr(ByteReader in, int depth) {
    int at = in.position();
    switch (in.peek()) {
      case 0x50 -> in.u8();
      case 0x00 -> {
        // A subtype that is not final begins like a module type, and so follows a zero.
        in.u8();
        if (in.peek() != 0x50) {
          throw AliasDecoder.leadingByte(in.u8(), "core type", at);
        }
        return new CoreTypeDef.OfGroup(TypeDecoder.recType(in));
      }
      case 0x4E, 0x4F, 0x5E, 0x5F, 0x60 -> {
        return new CoreTypeDef.OfGroup(TypeDecoder.recType(in));
      }
      default -> throw AliasDecoder.leadingByte(in.u8(), "core type", at);
    }
    // Nesting them at all is invalid, which is not for a decoder to say.
    if (depth == ComponentDecoder.MAX_DEPTH) {
      throw new MalformedException(
          "module types nested more than " + ComponentDecoder.MAX_DEPTH + " deep", at);
    }
    int count = in.count();
    var decls = new ArrayList<CoreTypeDef.Decl>();
    for (int i = 0; i < count; i++) {
      decls.add(decl(in, depth));
    }
    return new CoreTypeDef.OfModule(decls);
  }

  private static CoreTypeDef.Decl decl(ByteReader in, int depth) {
    int at = in.position();
    int code = in.u8();
    return switch (code) {
      case 0x00 -> new CoreTypeDef.ImportDecl(in.name(), in.name(), desc(in), at);
      case 0x01 -> new CoreTypeDef.TypeDecl(expr(in, depth + 1), at);
      case 0x02 -> alias(in, at);
      case 0x03 -> new CoreTypeDef.ExportDecl(in.name(), desc(in), at);
      default -> throw AliasDecoder.leadingByte(code, "module type declarator", at);
    };
  }

  private static CoreTypeDef.Decl alias(ByteReader in, int at) {
    int sortAt = in.position();
    int sort = in.u8();
    if (sort != 0x10) {
      throw AliasDecoder.leadingByte(sort, "outer alias kind", sortAt);
    }
    int targetAt = in.position();
    int target = in.u8();
    if (target != 0x01) {
      throw AliasDecoder.leadingByte(target, "outer alias target", targetAt);
    }
    return new CoreTypeDef.AliasDecl(in.u32(), in.u32(), at);
  }

  private static Import.Desc desc(ByteReader in) {
    int at = in.position();
    int code = in.u8();
    return switch (code) {
      case 0x00 -> new Import.OfFunc(in.u32());
      case 0x01 -> new Import.OfTable(TypeDecoder.tableType(in));
      case 0x02 -> new Import.OfMemory(TypeDecoder.memoryType(in));
      case 0x03 -> new Import.OfGlobal(TypeDecoder.globalType(in));
      case 0x04 -> {
        int attributeAt = in.position();
        if (in.u8() != 0) {
          throw new MalformedException("malformed tag attribute", attributeAt);
        }
        yield new Import.OfTag(in.u32());
      }
      default -> throw AliasDecoder.leadingByte(code, "external kind", at);
    };
  }
}
