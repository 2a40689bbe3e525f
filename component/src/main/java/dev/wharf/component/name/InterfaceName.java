package dev.wharf.component.name;

import dev.wharf.wasm.ValidationException;
import java.util.Optional;

/** A WIT interface in its package, such as {@code wasi:clocks/wall-clock@0.2.12}. */
public record InterfaceName(PackageName pkg, String name) {
  /**
   * @throws ValidationException if the text is not {@code namespace:package/name} with an optional
   *     {@code @version}
   */
  public static InterfaceName parse(String text) {
    int at = text.indexOf('@');
    String path = at < 0 ? text : text.substring(0, at);
    int slash = path.indexOf('/');
    String pkg = slash < 0 ? path : path.substring(0, slash);
    if (slash < 0) {
      PackageName.of(pkg, Optional.empty());
      throw new ValidationException("expected `/` after package name in `" + text + "`");
    }
    String name = path.substring(slash + 1);
    int more = name.indexOf('/');
    if (more >= 0) {
      throw new ValidationException("trailing characters found: `" + name.substring(more) + "`");
    }
    PackageName.of(pkg, Optional.empty());
    Label.check(name);
    var version =
        at < 0 ? Optional.<Version>empty() : Optional.of(Version.parse(text.substring(at + 1)));
    return new InterfaceName(PackageName.of(pkg, version), name);
  }

  public Optional<Version> version() {
    return pkg.version();
  }

  /** {@code namespace:package/name}. */
  public String unversioned() {
    return pkg.namespace() + ":" + pkg.name() + "/" + name;
  }

  /** Whether an offer of this name can serve an import of {@code wanted}; types decide the rest. */
  public boolean isCompatibleWith(InterfaceName wanted) {
    if (!unversioned().equals(wanted.unversioned())) {
      return false;
    }
    if (version().isEmpty() || wanted.version().isEmpty()) {
      return version().isEmpty() && wanted.version().isEmpty();
    }
    return version().get().isCompatibleWith(wanted.version().get());
  }

  @Override
  public String toString() {
    return unversioned() + version().map(v -> "@" + v).orElse("");
  }
}
