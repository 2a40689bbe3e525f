package dev.wharf.bindgen;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has the compiler generate Java for WIT, without a step of the build: the bindings are there as
 * soon as the class with this annotation is compiled, or typed in an IDE. Needs this module among
 * the annotation processors.
 *
 * {@snippet :
 * @WitWorld(path = "src/main/wit", world = "reporter")
 * final class Reports {
 *   static String render(LinkedComponent plugin, ComponentStore store) {
 *     return ReporterWorld.instantiate(plugin, store).render("November");
 *   }
 * }
 * }
 */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface WitWorld {
  /**
   * A WIT file or the folder of a package, below the folder that the compiler's option {@code
   * -Awharf.basedir=DIR} names, else below the one in which the compiler runs.
   */
  String path();

  /** The world; without it the whole package. */
  String world() default "";

  /** The Java package; without it that of the annotated class. */
  String javaPackage() default "";

  /** Which {@code @unstable} features are switched on. */
  String[] features() default {};

  /** Whether asynchronous exports get {@code fooAsync} too. */
  boolean twins() default false;
}
