package dev.wharf.component.binding;

import dev.wharf.component.type.InterfaceType;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/**
 * A WIT function as a Java method.
 *
 * @param result {@code void} if there is none
 * @param throwing whether a failure is thrown as an exception rather than returned
 * @param error what the exception carries; empty also if the error has no payload
 */
public record JavaMethod(
    List<JavaType> params, JavaType result, boolean throwing, Optional<InterfaceType> error) {
  public JavaMethod {
    params = List.copyOf(params);
  }

  public MethodTypeDesc descriptor() {
    return MethodTypeDesc.of(result.erasure(), params.stream().map(JavaType::erasure).toList());
  }
}
