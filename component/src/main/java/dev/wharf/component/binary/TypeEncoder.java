package dev.wharf.component.binary;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.definition.ValueRef;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.wasm.binary.ByteWriter;
import java.util.List;
import java.util.Optional;

/** Component-level types. Binary format, type definitions. */
final class TypeEncoder {
  private TypeEncoder() {}

  static void typeDef(ByteWriter out, TypeDef type) {
    expr(out, type.type());
  }

  private static void expr(ByteWriter out, TypeExpr type) {
    switch (type) {
      case TypeExpr.Primitive(var primitive) -> out.u8(code(primitive));
      case TypeExpr.Record(var fields) -> labels(out, 0x72, fields);
      case TypeExpr.Variant(var cases) -> {
        out.u8(0x71);
        out.u32(cases.size());
        for (var each : cases) {
          out.name(each.name());
          optional(out, each.payload());
          out.u8(0x00);
        }
      }
      case TypeExpr.ListOf(var element) -> refs(out, 0x70, element);
      case TypeExpr.FixedListOf(var element, int length) -> {
        refs(out, 0x67, element);
        out.u32(length);
      }
      case TypeExpr.MapOf(var key, var value) -> refs(out, 0x63, key, value);
      case TypeExpr.Tuple(var elements) -> {
        out.u8(0x6F);
        out.u32(elements.size());
        for (var element : elements) {
          valueRef(out, element);
        }
      }
      case TypeExpr.Flags(var labels) -> names(out, 0x6E, labels);
      case TypeExpr.Enum(var labels) -> names(out, 0x6D, labels);
      case TypeExpr.Option(var payload) -> refs(out, 0x6B, payload);
      case TypeExpr.Result(var ok, var error) -> {
        out.u8(0x6A);
        optional(out, ok);
        optional(out, error);
      }
      case TypeExpr.Own(int resource) -> index(out, 0x69, resource);
      case TypeExpr.Borrow(int resource) -> index(out, 0x68, resource);
      case TypeExpr.Stream(var element) -> {
        out.u8(0x66);
        optional(out, element);
      }
      case TypeExpr.Future(var payload) -> {
        out.u8(0x65);
        optional(out, payload);
      }
      case TypeExpr.Func(boolean async, var params, var result) -> {
        labels(out, async ? 0x43 : 0x40, params);
        result(out, result);
      }
      case TypeExpr.OfComponent(var declarators) -> declarators(out, 0x41, declarators);
      case TypeExpr.OfInstance(var declarators) -> declarators(out, 0x42, declarators);
      case TypeExpr.Resource(var representation, var destructor) -> {
        out.u8(0x3F);
        CoreTypeEncoder.valType(out, representation);
        out.u8(destructor.isPresent() ? 1 : 0);
        destructor.ifPresent(out::u32);
      }
    }
  }

  static void result(ByteWriter out, Optional<ValueRef> result) {
    if (result.isPresent()) {
      out.u8(0x00);
      valueRef(out, result.get());
    } else {
      out.u8(0x01);
      out.u8(0x00);
    }
  }

  private static void declarators(ByteWriter out, int code, List<Declarator> declarators) {
    out.u8(code);
    out.u32(declarators.size());
    for (Declarator declarator : declarators) {
      switch (declarator) {
        case CoreTypeDef type -> {
          out.u8(0x00);
          CoreTypeEncoder.typeDef(out, type);
        }
        case TypeDef type -> {
          out.u8(0x01);
          typeDef(out, type);
        }
        case Alias alias -> {
          out.u8(0x02);
          AliasEncoder.alias(out, alias);
        }
        case Import each -> {
          out.u8(0x03);
          ExternEncoder.componentImport(out, each);
        }
        case Declarator.Export export -> {
          out.u8(0x04);
          ExternEncoder.exportDeclarator(out, export);
        }
      }
    }
  }

  private static void labels(ByteWriter out, int code, List<TypeExpr.Label> labels) {
    out.u8(code);
    out.u32(labels.size());
    for (var label : labels) {
      out.name(label.name());
      valueRef(out, label.type());
    }
  }

  private static void names(ByteWriter out, int code, List<String> names) {
    out.u8(code);
    out.u32(names.size());
    names.forEach(out::name);
  }

  private static void refs(ByteWriter out, int code, ValueRef... types) {
    out.u8(code);
    for (var type : types) {
      valueRef(out, type);
    }
  }

  private static void index(ByteWriter out, int code, int index) {
    out.u8(code);
    out.u32(index);
  }

  private static void optional(ByteWriter out, Optional<ValueRef> type) {
    out.u8(type.isPresent() ? 1 : 0);
    type.ifPresent(present -> valueRef(out, present));
  }

  private static void valueRef(ByteWriter out, ValueRef type) {
    switch (type) {
      case ValueRef.Primitive(var primitive) -> out.u8(code(primitive));
      case ValueRef.Index(int index) -> out.s64(Integer.toUnsignedLong(index));
    }
  }

  private static int code(InterfaceType.Primitive primitive) {
    return switch (primitive) {
      case BOOL -> 0x7F;
      case S8 -> 0x7E;
      case U8 -> 0x7D;
      case S16 -> 0x7C;
      case U16 -> 0x7B;
      case S32 -> 0x7A;
      case U32 -> 0x79;
      case S64 -> 0x78;
      case U64 -> 0x77;
      case F32 -> 0x76;
      case F64 -> 0x75;
      case CHAR -> 0x74;
      case STRING -> 0x73;
      case ERROR_CONTEXT -> 0x64;
    };
  }
}
