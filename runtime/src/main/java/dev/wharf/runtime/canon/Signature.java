package dev.wharf.runtime.canon;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import java.util.List;
import java.util.Optional;

/**
 * A component-level function type together with the Java types that carry its parameters and
 * result.
 *
 * @param outcome how the result travels in Java
 */
public record Signature(ComponentFuncType type, List<Binding> params, Outcome outcome) {
  public Signature {
    params = List.copyOf(params);
  }

  /** How the result of a function travels in Java. */
  public sealed interface Outcome {
    /** The class that the Java method returns. */
    Class<?> java();

    /** The result as one value: a {@code result} is a {@code Result}. */
    Optional<Binding> value();
  }

  /** Nothing, or the value. */
  public record Returned(Optional<Binding> value, Class<?> java) implements Outcome {}

  /**
   * A {@code result}: {@code ok} is returned, {@code err} is thrown.
   *
   * @param errors the exceptions that stand for {@code err}; several may fit a structural type
   */
  public record Thrown(
      InterfaceType.Result type, Optional<Binding> ok, Class<?> java, List<ErrorClass> errors)
      implements Outcome {
    public Thrown {
      errors = List.copyOf(errors);
    }

    @Override
    public Optional<Binding> value() {
      var error = errors.stream().flatMap(each -> each.error().stream()).findFirst();
      return Optional.of(new Binding.Outcome(type, ok, error.map(Binding.Member::binding)));
    }
  }

  /**
   * An exception that carries the error of a {@code result}.
   *
   * @param error its {@code error()} and the constructor's parameter; empty for a result whose
   *     error has no type, where the constructor takes nothing
   */
  public record ErrorClass(Class<?> java, Optional<Binding.Member> error) {}
}
