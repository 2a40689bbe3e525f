package dev.wharf.component.binary;

import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.NameAttributes.Attribute;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Imports and exports with their names and types. Binary format, import and export definitions. */
final class ExternDecoder {
  private static final int MAX_NAME = 100_000;

  private ExternDecoder() {}

  static Import componentImport(ByteReader in) {
    int at = in.position();
    return new Import(name(in), type(in), at);
  }

  static Export export(ByteReader in) {
    int at = in.position();
    var name = name(in);
    var item = AliasDecoder.sortIndex(in);
    return new Export(
        name, item, flag(in, "optional type") ? Optional.of(type(in)) : Optional.empty(), at);
  }

  static Declarator.Export exportDeclarator(ByteReader in) {
    int at = in.position();
    return new Declarator.Export(name(in), type(in), at);
  }

  static NameAttributes name(ByteReader in) {
    int at = in.position();
    int code = in.u8();
    return switch (code) {
      case 0x00, 0x01 -> new NameAttributes(text(in), List.of());
      case 0x02 -> {
        var name = text(in);
        int count = in.count();
        var attributes = new ArrayList<Attribute>();
        for (int i = 0; i < count; i++) {
          attributes.add(attribute(in));
        }
        yield new NameAttributes(name, attributes);
      }
      default -> throw AliasDecoder.leadingByte(code, "import/export name", at);
    };
  }

  static ExternTypeExpr type(ByteReader in) {
    int at = in.position();
    int code = in.u8();
    return switch (code) {
      case 0x00 -> {
        int sortAt = in.position();
        int sort = in.u8();
        if (sort != 0x11) {
          throw AliasDecoder.leadingByte(sort, "core extern type", sortAt);
        }
        yield new ExternTypeExpr.OfModule(in.u32());
      }
      case 0x01 -> new ExternTypeExpr.OfFunc(in.u32());
      case 0x02 -> throw new MalformedException("values are not supported yet", at);
      case 0x03 -> {
        int boundAt = in.position();
        int bound = in.u8();
        yield switch (bound) {
          case 0x00 -> new ExternTypeExpr.TypeEq(in.u32());
          case 0x01 -> new ExternTypeExpr.SubResource();
          default -> throw AliasDecoder.leadingByte(bound, "type bound", boundAt);
        };
      }
      case 0x04 -> new ExternTypeExpr.OfComponent(in.u32());
      case 0x05 -> new ExternTypeExpr.OfInstance(in.u32());
      default -> throw AliasDecoder.leadingByte(code, "component external type", at);
    };
  }

  /** A byte that is 0 or 1. */
  static boolean flag(ByteReader in, String what) {
    int at = in.position();
    int code = in.u8();
    if (code > 1) {
      throw AliasDecoder.leadingByte(code, what, at);
    }
    return code == 1;
  }

  private static Attribute attribute(ByteReader in) {
    int at = in.position();
    int code = in.u8();
    var kinds = NameAttributes.Kind.values();
    if (code >= kinds.length) {
      throw AliasDecoder.leadingByte(code, "name attribute", at);
    }
    return new Attribute(kinds[code], text(in));
  }

  private static String text(ByteReader in) {
    int at = in.position();
    var text = in.name();
    if (in.position() - at > MAX_NAME) {
      throw new MalformedException("name is longer than " + MAX_NAME + " bytes", at);
    }
    return text;
  }
}
