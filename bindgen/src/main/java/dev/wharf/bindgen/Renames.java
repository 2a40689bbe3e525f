package dev.wharf.bindgen;

import dev.wharf.component.binding.JavaName;
import dev.wharf.wit.Owner;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.TypeDef;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Names of classes that somebody chose, by those in WIT: {@code types}, {@code types.row}, or with
 * the package {@code acme:report/types.row}.
 */
final class Renames {
  private final Resolution resolution;
  private final Map<String, String> chosen;
  private final Set<String> used = new HashSet<>();

  Renames(Resolution resolution, Map<String, String> chosen) {
    this.resolution = resolution;
    this.chosen = chosen;
  }

  /** Of an interface or a world. */
  String of(int pkg, String name) {
    return find(pkg, name, name);
  }

  /** Of a type. */
  String of(Owner owner, TypeDef type) {
    String name = type.name().orElseThrow();
    return switch (owner) {
      case Owner.OfInterface(int id) -> {
        var of = resolution.interfaces().get(id);
        yield find(of.pkg(), of.name().map(outer -> outer + "." + name).orElse(name), name);
      }
      case Owner.OfWorld(int id) -> {
        var world = resolution.worlds().get(id);
        yield find(world.pkg(), world.name() + "." + name, name);
      }
      case Owner.Nobody() -> JavaName.pascal(name);
    };
  }

  private String find(int pkg, String path, String name) {
    var of = resolution.packages().get(pkg).name();
    String full = of.namespace() + ":" + of.name() + "/" + path;
    String key = pkg == resolution.main() && chosen.containsKey(path) ? path : full;
    if (!chosen.containsKey(key)) {
      return JavaName.pascal(name);
    }
    used.add(key);
    return chosen.get(key);
  }

  /** Throws {@link IllegalArgumentException} naming what is not there to be called otherwise. */
  void checkAllUsed() {
    for (String wit : chosen.keySet()) {
      if (!used.contains(wit)) {
        throw new IllegalArgumentException("there is no `" + wit + "` that becomes a class");
      }
    }
  }
}
