package dev.wharf.component.name;

import dev.wharf.wasm.ValidationException;
import java.util.Optional;

/** A WIT package, such as {@code wasi:clocks@0.2.12}. */
public record PackageName(String namespace, String name, Optional<Version> version) {
  /**
   * @throws ValidationException if the text is not {@code namespace:name} with an optional {@code
   *     @version}
   */
  public static PackageName parse(String text) {
    int at = text.indexOf('@');
    return of(
        at < 0 ? text : text.substring(0, at),
        at < 0 ? Optional.empty() : Optional.of(Version.parse(text.substring(at + 1))));
  }

  static PackageName of(String path, Optional<Version> version) {
    int colon = path.indexOf(':');
    if (colon < 0) {
      throw new ValidationException("expected `:` in package name `" + path + "`");
    }
    String namespace = words(path.substring(0, colon));
    String name = path.substring(colon + 1);
    if (name.indexOf(':') >= 0) {
      throw new ValidationException("expected `/` after package name in `" + path + "`");
    }
    return new PackageName(namespace, words(name), version);
  }

  private static String words(String text) {
    Label.check(text);
    if (!Label.isWords(text)) {
      throw new ValidationException("`" + text + "` is not a valid extern name: capitals");
    }
    return text;
  }

  @Override
  public String toString() {
    return namespace + ":" + name + version.map(v -> "@" + v).orElse("");
  }
}
