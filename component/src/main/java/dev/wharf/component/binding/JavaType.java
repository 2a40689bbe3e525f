package dev.wharf.component.binding;

import java.lang.constant.ClassDesc;
import java.util.List;

/**
 * A Java type as a binding declares it.
 *
 * @param erasure the type without arguments: what a descriptor says
 * @param arguments of a generic type, never primitive
 * @param unsigned whether it is to be marked {@code @Unsigned}: the value's bits are those of an
 *     unsigned number
 * @param borrowed whether it is to be marked {@code @Borrowed}: a resource that is lent
 * @param nullable whether it is to be marked {@code @Nullable}
 */
public record JavaType(
    ClassDesc erasure,
    List<JavaType> arguments,
    boolean unsigned,
    boolean borrowed,
    boolean nullable) {
  public JavaType {
    arguments = List.copyOf(arguments);
  }

  static JavaType of(ClassDesc erasure, JavaType... arguments) {
    return new JavaType(erasure, List.of(arguments), false, false, false);
  }

  JavaType orNull() {
    return new JavaType(erasure, arguments, unsigned, borrowed, true);
  }
}
