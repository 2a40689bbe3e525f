package dev.wharf.component.binding;

import java.util.Locale;
import java.util.Set;

/** Kebab-case labels as Java identifiers. Acronyms keep their case. */
public final class JavaName {
  private static final Set<String> KEYWORDS =
      Set.of(
          "abstract",
          "assert",
          "boolean",
          "break",
          "byte",
          "case",
          "catch",
          "char",
          "class",
          "const",
          "continue",
          "default",
          "do",
          "double",
          "else",
          "enum",
          "extends",
          "false",
          "final",
          "finally",
          "float",
          "for",
          "goto",
          "if",
          "implements",
          "import",
          "instanceof",
          "int",
          "interface",
          "long",
          "native",
          "new",
          "null",
          "package",
          "private",
          "protected",
          "public",
          "return",
          "short",
          "static",
          "strictfp",
          "super",
          "switch",
          "synchronized",
          "this",
          "throw",
          "throws",
          "transient",
          "true",
          "try",
          "void",
          "volatile",
          "while");

  /** Methods of every object that take no parameters, which an interface must not declare anew. */
  private static final Set<String> OBJECT_METHODS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private JavaName() {}

  /** For methods, fields, parameters: {@code read-via-stream} becomes {@code readViaStream}. */
  public static String camel(String label) {
    var name = new StringBuilder();
    for (String fragment : label.split("-")) {
      name.append(name.isEmpty() ? fragment : capitalized(fragment));
    }
    return escaped(name.toString());
  }

  /** For classes: {@code wall-clock} becomes {@code WallClock}. */
  public static String pascal(String label) {
    var name = new StringBuilder();
    for (String fragment : label.split("-")) {
      name.append(capitalized(fragment));
    }
    return name.toString();
  }

  /** For constants: {@code would-block} becomes {@code WOULD_BLOCK}. */
  public static String constant(String label) {
    return label.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String capitalized(String fragment) {
    return fragment.substring(0, 1).toUpperCase(Locale.ROOT) + fragment.substring(1);
  }

  private static String escaped(String name) {
    return KEYWORDS.contains(name) || OBJECT_METHODS.contains(name) ? name + "_" : name;
  }
}
