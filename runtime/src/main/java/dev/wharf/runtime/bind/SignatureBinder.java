package dev.wharf.runtime.bind;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.canon.Binding;
import dev.wharf.runtime.canon.Occurrences;
import dev.wharf.runtime.canon.Signature;
import dev.wharf.runtime.value.Result;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pairs the type of a function with Java's types for it. */
final class SignatureBinder {
  private SignatureBinder() {}

  /** With the types of a method; {@code type} is the interface in which errors are looked for. */
  static Signature bind(ComponentFuncType function, Class<?> type, Target target) throws Mismatch {
    ComponentFuncType wit = Occurrences.of(function).type();
    Method method = target.method();
    var java = new ArrayList<Type>();
    if (target.onResource()) {
      java.add(method.getDeclaringClass());
    }
    java.addAll(List.of(method.getGenericParameterTypes()));
    var params = params(wit, java);
    Class<?> returned = method.getReturnType();
    if (wit.result().isPresent()
        && wit.result().get() instanceof InterfaceType.Result result
        && returned != Result.class) {
      var ok = value(result.ok(), method.getGenericReturnType());
      return new Signature(
          wit,
          params,
          new Signature.Thrown(result, ok, returned, ErrorClasses.find(type, result.error())));
    }
    return new Signature(
        wit,
        params,
        new Signature.Returned(value(wit.result(), method.getGenericReturnType()), returned));
  }

  /** With classes alone; a {@code result} is a {@code Result}. */
  static Signature bind(ComponentFuncType function, List<Class<?>> params, Class<?> result)
      throws Mismatch {
    ComponentFuncType wit = Occurrences.of(function).type();
    return new Signature(
        wit,
        params(wit, List.copyOf(params)),
        new Signature.Returned(value(wit.result(), result), result));
  }

  private static List<Binding> params(ComponentFuncType wit, List<? extends Type> java)
      throws Mismatch {
    if (java.size() != wit.params().size()) {
      throw new Mismatch(wit.params().size() + " parameters in WIT, " + java.size() + " in Java");
    }
    var params = new ArrayList<Binding>();
    for (int i = 0; i < java.size(); i++) {
      params.add(JavaBinder.bind(wit.params().get(i).type(), java.get(i)));
    }
    return params;
  }

  private static Optional<Binding> value(Optional<InterfaceType> wit, Type java) throws Mismatch {
    if (wit.isEmpty()) {
      if (java != void.class) {
        throw new Mismatch("nothing is returned in WIT, " + java.getTypeName() + " in Java");
      }
      return Optional.empty();
    }
    return Optional.of(JavaBinder.bind(wit.get(), java));
  }
}
