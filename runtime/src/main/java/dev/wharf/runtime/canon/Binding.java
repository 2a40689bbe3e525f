package dev.wharf.runtime.canon;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.runtime.value.Result;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A WIT type together with the Java type that carries it: what a compiled adapter knows about a
 * value. Made by reflection once, when a function is linked; equal bindings share an adapter class.
 */
public sealed interface Binding {
  InterfaceType type();

  /** The class of the value on the JVM's operand stack. */
  Class<?> java();

  /** A number, {@code bool}, {@code char} or {@code string}. */
  record Scalar(Primitive type, Class<?> java) implements Binding {}

  /** A list of numbers as an array. */
  record Numbers(InterfaceType.ListOf type, Class<?> java) implements Binding {}

  /** Any other list. */
  record Elements(InterfaceType.ListOf type, Binding element) implements Binding {
    @Override
    public Class<?> java() {
      return List.class;
    }
  }

  /** A list of fixed length, in place. */
  record FixedElements(InterfaceType.FixedListOf type, Binding element) implements Binding {
    @Override
    public Class<?> java() {
      return List.class;
    }
  }

  /** A map as its list of pairs. */
  record Entries(InterfaceType.MapOf type, Elements pairs) implements Binding {
    @Override
    public Class<?> java() {
      return Map.class;
    }
  }

  /** A record or tuple as a Java record, whose canonical constructor takes the members in order. */
  record Product(InterfaceType type, Class<?> java, List<Member> members) implements Binding {}

  /**
   * A component of a Java record.
   *
   * @param declared its erased type, which is {@code Object} where the type is a variable
   */
  record Member(String accessor, Class<?> declared, Binding binding) {}

  /** A variant as a sealed interface of records. */
  record Sum(InterfaceType.Variant type, Class<?> java, List<Alternative> alternatives)
      implements Binding {}

  /**
   * One case of a variant.
   *
   * @param shared whether the class has a constant {@code INSTANCE}
   */
  record Alternative(Class<?> java, Optional<Member> payload, boolean shared) {}

  record Labels(InterfaceType.Enum type, Class<?> java, EnumTable table) implements Binding {}

  record FlagSet(InterfaceType.Flags type, EnumTable table) implements Binding {
    @Override
    public Class<?> java() {
      return Set.class;
    }
  }

  /**
   * An option.
   *
   * @param nullable whether it is the value or null rather than an {@code Optional}
   */
  record Maybe(InterfaceType.Option type, Binding payload, boolean nullable) implements Binding {
    @Override
    public Class<?> java() {
      return nullable ? MethodType.methodType(payload.java()).wrap().returnType() : Optional.class;
    }
  }

  /** A result that is not the result of a function; a side without a type is {@code Unit}. */
  record Outcome(InterfaceType.Result type, Optional<Binding> ok, Optional<Binding> error)
      implements Binding {
    @Override
    public Class<?> java() {
      return Result.class;
    }
  }

  /** An {@code own} or {@code borrow}. */
  record Handle(InterfaceType type, Class<?> java) implements Binding {}

  /**
   * The readable end of a stream or future.
   *
   * @param element what it carries; empty for {@code Unit}
   */
  record End(InterfaceType type, Class<?> java, Optional<Binding> element) implements Binding {}
}
