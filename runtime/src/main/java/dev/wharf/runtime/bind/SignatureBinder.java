package dev.wharf.runtime.bind;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.runtime.canon.Binding;
import dev.wharf.runtime.canon.Occurrences;
import dev.wharf.runtime.canon.Signature;
import dev.wharf.runtime.value.Result;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Pairs the type of a function with Java's types for it. */
final class SignatureBinder {
  /**
   * The last signature of each method of an interface: one who makes an instance per request binds
   * the same again and again.
   */
  private static final ClassValue<Map<Method, Signature>> LAST =
      new ClassValue<>() {
        @Override
        protected Map<Method, Signature> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private SignatureBinder() {}

  /** With the types of a method; {@code type} is the interface in which errors are looked for. */
  static Signature bind(ComponentFuncType function, Class<?> type, Target target) throws Mismatch {
    ComponentFuncType wit = Occurrences.of(function).type();
    Map<Method, Signature> last = LAST.get(type);
    Signature known = last.get(target.method());
    if (known == null || !known.type().equals(wit)) {
      known = compare(wit, type, target);
      last.put(target.method(), known);
    }
    return known;
  }

  private static Signature compare(ComponentFuncType wit, Class<?> type, Target target)
      throws Mismatch {
    Method method = target.method();
    var java = new ArrayList<Type>();
    if (target.onResource()) {
      java.add(method.getDeclaringClass());
    }
    java.addAll(List.of(method.getGenericParameterTypes()));
    var params = params(wit, java);
    Type result = returned(wit, method);
    Class<?> returned = JavaBinder.raw(result);
    if (wit.result().isPresent()
        && wit.result().get() instanceof InterfaceType.Result either
        && returned != Result.class) {
      var ok = value(either.ok(), result);
      return new Signature(
          wit,
          params,
          new Signature.Thrown(
              either, ok, returned, ErrorClasses.find(type, method, either.error())));
    }
    return new Signature(
        wit, params, new Signature.Returned(value(wit.result(), result), returned));
  }

  /**
   * What the method gives, perhaps later: an asynchronous function may return it in a {@link
   * CompletionStage}.
   */
  private static Type returned(ComponentFuncType wit, Method method) {
    Type declared = method.getGenericReturnType();
    if (!wit.async() || !CompletionStage.class.isAssignableFrom(method.getReturnType())) {
      return declared;
    }
    Type later =
        declared instanceof ParameterizedType type ? type.getActualTypeArguments()[0] : declared;
    return later == Void.class ? void.class : later;
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
      params.add(JavaBinder.bindNullable(wit.params().get(i).type(), java.get(i)));
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
    return Optional.of(JavaBinder.bindNullable(wit.get(), java));
  }
}
