package dev.wharf.runtime.value;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * All bits of this number, or of each element of this array, are its magnitude: read it with {@link
 * Long#compareUnsigned}, {@link Long#toUnsignedString} and the like.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Unsigned {}
