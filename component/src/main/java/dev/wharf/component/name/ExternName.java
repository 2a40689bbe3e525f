package dev.wharf.component.name;

import dev.wharf.wasm.ValidationException;
import java.util.Locale;

/**
 * The name of a component's import or export. Explainer, import and export definitions ({@code
 * externname}).
 */
public sealed interface ExternName {
  /** A name without annotation. */
  record Plain(String label) implements ExternName {}

  /** {@code [constructor]resource}. */
  record Constructor(String resource) implements ExternName {}

  /** {@code [method]resource.name}. */
  record Method(String resource, String name) implements ExternName {}

  /** {@code [static]resource.name}. */
  record Static(String resource, String name) implements ExternName {}

  /** {@code namespace:package/name} with an optional version. */
  record Interface(InterfaceName name) implements ExternName {}

  /**
   * @throws ValidationException if the text is no such name
   */
  static ExternName parse(String text) {
    if (text.startsWith("[")) {
      if (text.startsWith("[constructor]")) {
        return new Constructor(Label.check(text.substring("[constructor]".length())));
      }
      if (text.startsWith("[method]")) {
        String[] parts = member(text, text.substring("[method]".length()));
        return new Method(parts[0], parts[1]);
      }
      if (text.startsWith("[static]")) {
        String[] parts = member(text, text.substring("[static]".length()));
        return new Static(parts[0], parts[1]);
      }
    }
    return text.indexOf(':') >= 0
        ? new Interface(InterfaceName.parse(text))
        : new Plain(Label.check(text));
  }

  /** Two names with the same key may not stand in one scope. Explainer, name uniqueness. */
  default String uniquenessKey() {
    String key =
        switch (this) {
          case Plain(var label) -> label;
          case Constructor(var resource) -> "[constructor]" + resource;
          case Method(var resource, var name) -> memberKey(resource, name);
          case Static(var resource, var name) -> memberKey(resource, name);
          case Interface(var name) -> name.toString();
        };
    return key.toLowerCase(Locale.ROOT);
  }

  private static String memberKey(String resource, String name) {
    return resource.equalsIgnoreCase(name) ? resource : resource + "." + name;
  }

  private static String[] member(String text, String member) {
    int dot = member.indexOf('.');
    if (dot < 0) {
      throw new ValidationException("failed to find `.` character in `" + text + "`");
    }
    return new String[] {
      Label.check(member.substring(0, dot)), Label.check(member.substring(dot + 1))
    };
  }
}
