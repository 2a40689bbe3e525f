package dev.wharf.bindgen;

import dev.wharf.component.binding.JavaStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What generated sources look like.
 *
 * @param javaPackage where the package that was asked for goes; others go into packages below it.
 *     Without it every package goes where its own name says: {@code acme:report} to {@code
 *     acme.report}
 * @param packages Java packages for single WIT packages, by {@code namespace:name}
 * @param existing Java packages that have the classes of a WIT package already, by {@code
 *     namespace:name} or {@code namespace:name@track}: nothing is generated for these
 * @param side what of a world is generated
 * @param twins whether asynchronous exports get a method beside the blocking one that returns a
 *     {@code CompletableFuture}
 * @param results what becomes of a function's {@code result}
 * @param hostStages interfaces, such as {@code wasi:clocks/monotonic-clock}, whose asynchronous
 *     functions return a {@code CompletionStage} to whoever implements them rather than block;
 *     {@code *} stands for all that are imported and not exported
 * @param style of unsigned numbers and options
 * @param names of classes for interfaces, worlds and types, by {@code types} or {@code types.row},
 *     outside of the package that was asked for by {@code namespace:name/types.row}
 */
public record GeneratorOptions(
    Optional<String> javaPackage,
    Map<String, String> packages,
    Map<String, String> existing,
    Side side,
    boolean twins,
    Results results,
    Set<String> hostStages,
    JavaStyle style,
    Map<String, String> names) {
  /** What of a world is generated. */
  public enum Side {
    BOTH,
    IMPORTS,
    EXPORTS
  }

  /** What becomes of a {@code result} that a function gives. */
  public enum Results {
    /** Its value is returned, its error is thrown. */
    UNCHECKED,
    /** The same, with an exception that the compiler wants to be handled. */
    CHECKED,
    /** It is returned as {@code Result}. */
    VALUE
  }

  /** The classes that come with Wharf. */
  private static final Map<String, String> SHIPPED = shipped();

  public GeneratorOptions {
    packages = Map.copyOf(packages);
    existing = Map.copyOf(existing);
    hostStages = Set.copyOf(hostStages);
    names = Map.copyOf(names);
  }

  /** Every package where its name says, but WASI, whose classes are there. */
  public static GeneratorOptions defaults() {
    return new GeneratorOptions(
        Optional.empty(),
        Map.of(),
        SHIPPED,
        Side.BOTH,
        false,
        Results.UNCHECKED,
        Set.of(),
        JavaStyle.USUAL,
        Map.of());
  }

  private static Map<String, String> shipped() {
    Map<String, String> shipped = new LinkedHashMap<>();
    for (String topic :
        new String[] {"cli", "clocks", "random", "io", "filesystem", "sockets", "http"}) {
      shipped.put("wasi:" + topic + "@0.2", "dev.wharf.wasi.p2." + topic);
      shipped.put("wasi:" + topic + "@0.3", "dev.wharf.wasi.p3." + topic);
    }
    return shipped;
  }

  public GeneratorOptions withJavaPackage(String name) {
    return new GeneratorOptions(
        Optional.of(name), packages, existing, side, twins, results, hostStages, style, names);
  }

  /** With a Java package for one WIT package, which is generated. */
  public GeneratorOptions withPackage(String wit, String java) {
    Map<String, String> more = new LinkedHashMap<>(packages);
    more.put(wit, java);
    return new GeneratorOptions(
        javaPackage, more, existing, side, twins, results, hostStages, style, names);
  }

  /** With a Java package that has the classes of one WIT package. */
  public GeneratorOptions withExisting(String wit, String java) {
    Map<String, String> more = new LinkedHashMap<>(existing);
    more.put(wit, java);
    return new GeneratorOptions(
        javaPackage, packages, more, side, twins, results, hostStages, style, names);
  }

  public GeneratorOptions withSide(Side other) {
    return new GeneratorOptions(
        javaPackage, packages, existing, other, twins, results, hostStages, style, names);
  }

  public GeneratorOptions withTwins() {
    return new GeneratorOptions(
        javaPackage, packages, existing, side, true, results, hostStages, style, names);
  }

  public GeneratorOptions withResults(Results other) {
    return new GeneratorOptions(
        javaPackage, packages, existing, side, twins, other, hostStages, style, names);
  }

  public GeneratorOptions withHostStages(Set<String> interfaces) {
    return new GeneratorOptions(
        javaPackage, packages, existing, side, twins, results, interfaces, style, names);
  }

  public GeneratorOptions withStyle(JavaStyle other) {
    return new GeneratorOptions(
        javaPackage, packages, existing, side, twins, results, hostStages, other, names);
  }

  /**
   * With other names for some classes.
   *
   * @param chosen simple names; a name of something that is not there makes the generator throw
   *     {@link IllegalArgumentException}
   */
  public GeneratorOptions withNames(Map<String, String> chosen) {
    return new GeneratorOptions(
        javaPackage, packages, existing, side, twins, results, hostStages, style, chosen);
  }
}
