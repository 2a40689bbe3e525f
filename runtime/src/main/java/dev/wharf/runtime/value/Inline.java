package dev.wharf.runtime.value;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A host method for an {@code async func} that answers at once: it runs on its caller's stack
 * rather than on a virtual thread, and must not block. Right for getters. May stand on the method
 * of the implementation or of its interface, or on either type; for methods of resources, whose
 * objects come later, on the interface or its method.
 *
 * <p>On the class of a reader that is given to a guest it says that its {@code close()} does not
 * block either.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Inline {}
