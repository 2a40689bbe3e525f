package dev.wharf.wit;

import java.util.List;

/**
 * Packages with every name looked up, every gate decided and every world complete.
 *
 * <p>Parts refer to each other by index into these lists. Types stand behind those that they are
 * made of, packages behind those that they use.
 *
 * @param main index of the package that was asked for
 */
public record Resolution(
    List<World> worlds,
    List<Interface> interfaces,
    List<TypeDef> types,
    List<Package> packages,
    int main) {
  public Resolution {
    worlds = List.copyOf(worlds);
    interfaces = List.copyOf(interfaces);
    types = List.copyOf(types);
    packages = List.copyOf(packages);
  }

  public Package mainPackage() {
    return packages.get(main);
  }

  /**
   * The full name of an interface, such as {@code wasi:io/poll@0.2.12}.
   *
   * @throws IllegalArgumentException if it was written inside a world and has no name
   */
  public String interfaceName(int id) {
    var found = interfaces.get(id);
    String name =
        found.name().orElseThrow(() -> new IllegalArgumentException("interface without a name"));
    return qualified(packages.get(found.pkg()), name);
  }

  /** As a component spells the import or export. */
  public String name(WorldKey key) {
    return switch (key) {
      case WorldKey.Named(String name) -> name;
      case WorldKey.OfInterface(int id) -> interfaceName(id);
    };
  }

  private static String qualified(Package pkg, String name) {
    var full = pkg.name();
    return full.namespace()
        + ":"
        + full.name()
        + "/"
        + name
        + full.version().map(version -> "@" + version).orElse("");
  }
}
