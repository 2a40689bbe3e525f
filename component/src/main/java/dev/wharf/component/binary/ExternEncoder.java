package dev.wharf.component.binary;

import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.wasm.binary.ByteWriter;

/** Imports and exports with their names and types. Binary format, import and export definitions. */
final class ExternEncoder {
  private ExternEncoder() {}

  static void componentImport(ByteWriter out, Import each) {
    name(out, each.name());
    type(out, each.type());
  }

  static void export(ByteWriter out, Export export) {
    name(out, export.name());
    AliasEncoder.sortIndex(out, export.item());
    out.u8(export.ascription().isPresent() ? 1 : 0);
    export.ascription().ifPresent(type -> type(out, type));
  }

  static void exportDeclarator(ByteWriter out, Declarator.Export export) {
    name(out, export.name());
    type(out, export.type());
  }

  static void name(ByteWriter out, NameAttributes name) {
    out.u8(name.attributes().isEmpty() ? 0x00 : 0x02);
    out.name(name.name());
    if (!name.attributes().isEmpty()) {
      out.u32(name.attributes().size());
      for (var attribute : name.attributes()) {
        out.u8(attribute.kind().ordinal());
        out.name(attribute.value());
      }
    }
  }

  static void type(ByteWriter out, ExternTypeExpr type) {
    switch (type) {
      case ExternTypeExpr.OfModule(int index) -> {
        out.u8(0x00);
        out.u8(0x11);
        out.u32(index);
      }
      case ExternTypeExpr.OfFunc(int index) -> {
        out.u8(0x01);
        out.u32(index);
      }
      case ExternTypeExpr.TypeEq(int index) -> {
        out.u8(0x03);
        out.u8(0x00);
        out.u32(index);
      }
      case ExternTypeExpr.SubResource _ -> {
        out.u8(0x03);
        out.u8(0x01);
      }
      case ExternTypeExpr.OfComponent(int index) -> {
        out.u8(0x04);
        out.u32(index);
      }
      case ExternTypeExpr.OfInstance(int index) -> {
        out.u8(0x05);
        out.u32(index);
      }
    }
  }
}
