package dev.wharf.component.binary;

import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteReader;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.type.Bounds;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

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
    int code = in.u8();
    if (code == 0x60) {
      return function(in);
    }
    if (code == 0x00) {
      return subtype(in, at);
    }
    if (code != 0x50) {
      throw AliasDecoder.leadingByte(code, "core type", at);
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

  /**
   * A subtype that is not final; here its code would be that of a module type and so follows a
   * zero.
   */
  private static CoreTypeDef.Expr subtype(ByteReader in, int at) {
    if (in.u8() != 0x50 || in.u8() != 0 || in.u8() != 0x60) {
      throw new MalformedException("core types with supertypes are not supported yet", at);
    }
    return function(in);
  }

  private static CoreTypeDef.OfFunc function(ByteReader in) {
    return new CoreTypeDef.OfFunc(new FuncType(valTypes(in), valTypes(in)));
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
      case 0x01 -> new Import.OfTable(new TableType(refType(in), bounds(in)));
      case 0x02 -> new Import.OfMemory(new MemoryType(bounds(in)));
      case 0x03 -> {
        var type = valType(in);
        yield new Import.OfGlobal(new GlobalType(type, ExternDecoder.flag(in, "mutability")));
      }
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

  private static RefType refType(ByteReader in) {
    int at = in.position();
    if (valType(in) instanceof RefType type) {
      return type;
    }
    throw new MalformedException("malformed reference type", at);
  }

  private static Bounds bounds(ByteReader in) {
    int at = in.position();
    int flags = in.u8();
    if (flags > 1) {
      throw new MalformedException("malformed limits flags: " + flags, at);
    }
    long min = Integer.toUnsignedLong(in.u32());
    return new Bounds(
        min, flags == 1 ? OptionalLong.of(Integer.toUnsignedLong(in.u32())) : OptionalLong.empty());
  }

  private static List<ValType> valTypes(ByteReader in) {
    int count = in.count();
    var types = new ArrayList<ValType>();
    for (int i = 0; i < count; i++) {
      types.add(valType(in));
    }
    return types;
  }
}
