package dev.wharf.component.binding;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Primitive;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** WIT types as Java types: the one table. */
public final class JavaMapping {
  /** Gives the class of a type that has one of its own. */
  public interface Declared {
    /**
     * @param type a record, variant, enum, flags (whose class is the enum of labels), resource, or
     *     a tuple for which there is no {@code TupleN}, whose class has a parameter per element
     */
    ClassDesc classOf(DefType type);
  }

  private static final int MAX_TUPLE = 16;
  private static final String VALUE_PACKAGE = "dev.wharf.runtime.value";

  private final Declared declared;
  private final JavaStyle style;

  public JavaMapping(Declared declared) {
    this(declared, JavaStyle.USUAL);
  }

  public JavaMapping(Declared declared, JavaStyle style) {
    this.declared = declared;
    this.style = style;
  }

  /** A function: a result type at the top turns into the value returned and an exception. */
  public JavaMethod method(ComponentFuncType function) {
    var params = function.params().stream().map(param -> type(param.type())).toList();
    var result = function.result();
    if (result.isPresent() && result.get() instanceof InterfaceType.Result(var ok, var error)) {
      return new JavaMethod(params, returned(ok), true, error);
    }
    return new JavaMethod(params, returned(result), false, Optional.empty());
  }

  /** As a parameter, a result or a field. */
  public JavaType type(InterfaceType type) {
    return style.nullable()
            && type instanceof InterfaceType.Option(var payload)
            && !(payload instanceof InterfaceType.Option)
        ? argument(payload).orNull()
        : plain(type);
  }

  private JavaType plain(InterfaceType type) {
    return switch (type) {
      case Primitive primitive -> primitive(primitive);
      case InterfaceType.Record _, InterfaceType.Variant _, InterfaceType.Enum _ ->
          JavaType.of(declared.classOf(type));
      case InterfaceType.Flags _ ->
          JavaType.of(ClassDesc.of(Set.class.getName()), JavaType.of(declared.classOf(type)));
      case InterfaceType.ListOf(var element) -> list(element);
      // A list, as Java's arrays do not tell their length in the type either.
      case InterfaceType.FixedListOf(var element, _) ->
          JavaType.of(ClassDesc.of(List.class.getName()), argument(element));
      case InterfaceType.MapOf(var key, var value) ->
          JavaType.of(ClassDesc.of(Map.class.getName()), argument(key), argument(value));
      case InterfaceType.Tuple(var elements) -> tuple(type, elements);
      case InterfaceType.Option(var payload) ->
          JavaType.of(ClassDesc.of(Optional.class.getName()), argument(payload));
      case InterfaceType.Result(var ok, var error) ->
          JavaType.of(value("Result"), argument(ok), argument(error));
      case InterfaceType.Own(var resource) -> JavaType.of(declared.classOf(resource));
      case InterfaceType.Borrow(var resource) ->
          new JavaType(declared.classOf(resource), List.of(), false, true, false);
      case InterfaceType.Stream(var element) ->
          element.isPresent() && element.get() == Primitive.U8
              ? JavaType.of(value("ByteStreamReader"))
              : JavaType.of(value("StreamReader"), argument(element));
      case InterfaceType.Future(var payload) ->
          JavaType.of(value("FutureReader"), argument(payload));
    };
  }

  private JavaType returned(Optional<InterfaceType> type) {
    return type.isEmpty() ? JavaType.of(ConstantDescs.CD_void) : type(type.get());
  }

  private JavaType tuple(InterfaceType type, List<InterfaceType> elements) {
    boolean usual = elements.size() >= 2 && elements.size() <= MAX_TUPLE;
    return new JavaType(
        usual ? value("Tuple" + elements.size()) : declared.classOf(type),
        elements.stream().map(this::argument).toList(),
        false,
        false,
        false);
  }

  /** Lists of numbers are arrays of the same width with the same bits. */
  private JavaType list(InterfaceType element) {
    if (element instanceof Primitive primitive) {
      var number = number(primitive);
      if (number.isPresent()) {
        return new JavaType(
            number.get().erasure().arrayType(), List.of(), number.get().unsigned(), false, false);
      }
    }
    return JavaType.of(ClassDesc.of(List.class.getName()), argument(element));
  }

  private static Optional<JavaType> number(Primitive primitive) {
    return switch (primitive) {
      case S8 -> Optional.of(JavaType.of(ConstantDescs.CD_byte));
      // Bytes are bytes: nobody reads a sign into a buffer.
      case U8 -> Optional.of(JavaType.of(ConstantDescs.CD_byte));
      case S16 -> Optional.of(JavaType.of(ConstantDescs.CD_short));
      case U16 -> Optional.of(unsigned(ConstantDescs.CD_short));
      case S32 -> Optional.of(JavaType.of(ConstantDescs.CD_int));
      case U32 -> Optional.of(unsigned(ConstantDescs.CD_int));
      case S64 -> Optional.of(JavaType.of(ConstantDescs.CD_long));
      case U64 -> Optional.of(unsigned(ConstantDescs.CD_long));
      case F32 -> Optional.of(JavaType.of(ConstantDescs.CD_float));
      case F64 -> Optional.of(JavaType.of(ConstantDescs.CD_double));
      case BOOL, CHAR, STRING, ERROR_CONTEXT -> Optional.empty();
    };
  }

  private JavaType primitive(Primitive primitive) {
    return style.rawUnsigned() ? raw(primitive) : widened(primitive);
  }

  private static JavaType raw(Primitive primitive) {
    return switch (primitive) {
      case U8 -> unsigned(ConstantDescs.CD_byte);
      case U16 -> unsigned(ConstantDescs.CD_short);
      case U32 -> unsigned(ConstantDescs.CD_int);
      default -> widened(primitive);
    };
  }

  /** Unsigned numbers take the next wider type; only the widest is left with its bits. */
  private static JavaType widened(Primitive primitive) {
    return switch (primitive) {
      case BOOL -> JavaType.of(ConstantDescs.CD_boolean);
      case S8 -> JavaType.of(ConstantDescs.CD_byte);
      case S16 -> JavaType.of(ConstantDescs.CD_short);
      case U8, U16, S32, CHAR -> JavaType.of(ConstantDescs.CD_int);
      case U32, S64 -> JavaType.of(ConstantDescs.CD_long);
      case U64 -> unsigned(ConstantDescs.CD_long);
      case F32 -> JavaType.of(ConstantDescs.CD_float);
      case F64 -> JavaType.of(ConstantDescs.CD_double);
      case STRING -> JavaType.of(ConstantDescs.CD_String);
      case ERROR_CONTEXT -> JavaType.of(value("ErrorContext"));
    };
  }

  /** As a type argument; {@code Unit} where WIT has no type. */
  public JavaType argument(Optional<InterfaceType> type) {
    return type.isEmpty() ? JavaType.of(value("Unit")) : argument(type.get());
  }

  /** A type argument: primitives are boxed. */
  private JavaType argument(InterfaceType type) {
    var plain = plain(type);
    return plain.erasure().isPrimitive()
        ? new JavaType(boxed(plain.erasure()), List.of(), plain.unsigned(), false, false)
        : plain;
  }

  private static ClassDesc boxed(ClassDesc primitive) {
    return switch (primitive.descriptorString().charAt(0)) {
      case 'Z' -> ConstantDescs.CD_Boolean;
      case 'B' -> ConstantDescs.CD_Byte;
      case 'S' -> ConstantDescs.CD_Short;
      case 'I' -> ConstantDescs.CD_Integer;
      case 'J' -> ConstantDescs.CD_Long;
      case 'F' -> ConstantDescs.CD_Float;
      case 'D' -> ConstantDescs.CD_Double;
      default -> throw new IllegalStateException(primitive.toString());
    };
  }

  private static JavaType unsigned(ClassDesc type) {
    return new JavaType(type, List.of(), true, false, false);
  }

  private static ClassDesc value(String name) {
    return ClassDesc.of(VALUE_PACKAGE, name);
  }
}
