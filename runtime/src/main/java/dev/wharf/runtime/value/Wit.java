package dev.wharf.runtime.value;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The WIT name of a Java declaration. On an interface that stands for a WIT interface it is the
 * full name with its version, such as {@code wasi:clocks/monotonic-clock@0.2.12}; on everything
 * inside it, the name in kebab case: {@code get-random-bytes}. Interfaces of resources need it;
 * methods and other types only where the Java name does not say it already.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({
  ElementType.TYPE,
  ElementType.METHOD,
  ElementType.FIELD,
  ElementType.RECORD_COMPONENT,
  ElementType.PARAMETER
})
public @interface Wit {
  /** The name as WIT spells it. */
  String value();
}
