package dev.wharf.component.binary;

import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.definition.ValueRef;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Component-level types. Binary format, type definitions. */
final class TypeDecoder {
  private final ByteReader in;
  private int depth;

  TypeDecoder(ByteReader in) {
    this.in = in;
  }

  TypeDef typeDef() {
    int at = in.position();
    return new TypeDef(expr(), at);
  }

  ValueRef valueRef() {
    int at = in.position();
    int next = in.peek();
    if ((next & 0xC0) == 0x40) {
      return new ValueRef.Primitive(
          primitive(in.u8())
              .orElseThrow(() -> AliasDecoder.leadingByte(next, "component value type", at)));
    }
    long index = in.s33();
    if (index < 0) {
      throw new MalformedException("malformed type index", at);
    }
    return new ValueRef.Index((int) index);
  }

  Optional<ValueRef> optionalRef() {
    return ExternDecoder.flag(in, "optional type") ? Optional.of(valueRef()) : Optional.empty();
  }

  Optional<ValueRef> result() {
    int at = in.position();
    int code = in.u8();
    if (code == 0x00) {
      return Optional.of(valueRef());
    }
    if (code != 0x01) {
      throw AliasDecoder.leadingByte(code, "function result", at);
    }
    int countAt = in.position();
    if (in.u8() != 0) {
      throw new MalformedException("named function results are not allowed", countAt);
    }
    return Optional.empty();
  }

  private TypeExpr expr() {
    int at = in.position();
    int code = in.u8();
    return switch (code) {
      case 0x72 -> new TypeExpr.Record(list(this::label));
      case 0x71 -> new TypeExpr.Variant(list(this::variantCase));
      case 0x70 -> new TypeExpr.ListOf(valueRef());
      case 0x67 -> new TypeExpr.FixedListOf(valueRef(), in.u32());
      case 0x6F -> new TypeExpr.Tuple(list(this::valueRef));
      case 0x6E -> new TypeExpr.Flags(list(in::name));
      case 0x6D -> new TypeExpr.Enum(list(in::name));
      case 0x6B -> new TypeExpr.Option(valueRef());
      case 0x6A -> new TypeExpr.Result(optionalRef(), optionalRef());
      case 0x69 -> new TypeExpr.Own(in.u32());
      case 0x68 -> new TypeExpr.Borrow(in.u32());
      case 0x66 -> new TypeExpr.Stream(optionalRef());
      case 0x65 -> new TypeExpr.Future(optionalRef());
      case 0x63 -> new TypeExpr.MapOf(valueRef(), valueRef());
      case 0x40 -> new TypeExpr.Func(false, list(this::label), result());
      case 0x43 -> new TypeExpr.Func(true, list(this::label), result());
      case 0x41 -> new TypeExpr.OfComponent(declarators(true, at));
      case 0x42 -> new TypeExpr.OfInstance(declarators(false, at));
      case 0x3F -> resource();
      default ->
          new TypeExpr.Primitive(
              primitive(code)
                  .orElseThrow(() -> AliasDecoder.leadingByte(code, "component type", at)));
    };
  }

  private TypeExpr resource() {
    var representation = CoreTypeDecoder.valType(in);
    return new TypeExpr.Resource(
        representation,
        ExternDecoder.flag(in, "resource destructor")
            ? OptionalInt.of(in.u32())
            : OptionalInt.empty());
  }

  private TypeExpr.Label label() {
    return new TypeExpr.Label(in.name(), valueRef());
  }

  private TypeExpr.Case variantCase() {
    var variantCase = new TypeExpr.Case(in.name(), optionalRef());
    int at = in.position();
    int refines = in.u8();
    if (refines != 0) {
      throw AliasDecoder.leadingByte(refines, "variant case refinement", at);
    }
    return variantCase;
  }

  private List<Declarator> declarators(boolean component, int at) {
    if (++depth > ComponentDecoder.MAX_DEPTH) {
      throw new MalformedException(
          "types nested more than " + ComponentDecoder.MAX_DEPTH + " deep", at);
    }
    var declarators = list(() -> declarator(component));
    depth--;
    return declarators;
  }

  private Declarator declarator(boolean component) {
    int at = in.position();
    int code = in.u8();
    return switch (code) {
      case 0x00 -> CoreTypeDecoder.typeDef(in);
      case 0x01 -> typeDef();
      case 0x02 -> AliasDecoder.alias(in);
      case 0x03 -> {
        if (!component) {
          throw AliasDecoder.leadingByte(code, "instance type declarator", at);
        }
        yield ExternDecoder.componentImport(in);
      }
      case 0x04 -> ExternDecoder.exportDeclarator(in);
      default -> throw AliasDecoder.leadingByte(code, "component type declarator", at);
    };
  }

  private <T> List<T> list(Supplier<T> element) {
    int count = in.count();
    var elements = new ArrayList<T>();
    for (int i = 0; i < count; i++) {
      elements.add(element.get());
    }
    return elements;
  }

  private static Optional<Primitive> primitive(int code) {
    return switch (code) {
      case 0x7F -> Optional.of(Primitive.BOOL);
      case 0x7E -> Optional.of(Primitive.S8);
      case 0x7D -> Optional.of(Primitive.U8);
      case 0x7C -> Optional.of(Primitive.S16);
      case 0x7B -> Optional.of(Primitive.U16);
      case 0x7A -> Optional.of(Primitive.S32);
      case 0x79 -> Optional.of(Primitive.U32);
      case 0x78 -> Optional.of(Primitive.S64);
      case 0x77 -> Optional.of(Primitive.U64);
      case 0x76 -> Optional.of(Primitive.F32);
      case 0x75 -> Optional.of(Primitive.F64);
      case 0x74 -> Optional.of(Primitive.CHAR);
      case 0x73 -> Optional.of(Primitive.STRING);
      case 0x64 -> Optional.of(Primitive.ERROR_CONTEXT);
      default -> Optional.empty();
    };
  }
}
