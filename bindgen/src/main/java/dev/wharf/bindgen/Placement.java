package dev.wharf.bindgen;

import com.palantir.javapoet.ClassName;
import dev.wharf.component.name.PackageName;
import dev.wharf.wit.Interface;
import dev.wharf.wit.Owner;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.Type;
import dev.wharf.wit.TypeDef;
import dev.wharf.wit.TypeKind;
import dev.wharf.wit.WorldItem;
import dev.wharf.wit.WorldKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/**
 * Where everything goes: a Java package for each WIT package, in it an interface for each WIT
 * interface, and types, resources and exceptions inside that.
 */
final class Placement {
  private final Resolution resolution;
  private final GeneratorOptions options;
  private final List<String> packages = new ArrayList<>();
  private final List<Boolean> existing = new ArrayList<>();
  private final List<NameSpace> classes = new ArrayList<>();
  private final Map<Integer, ClassName> interfaces = new HashMap<>();
  private final Map<Integer, ClassName> worlds = new HashMap<>();
  private final Map<Integer, ClassName> worldImports = new HashMap<>();
  private final Map<Integer, ClassName> types = new HashMap<>();
  private final Map<ClassName, NameSpace> nested = new HashMap<>();
  private final Renames renames;

  Placement(Resolution resolution, GeneratorOptions options) {
    this.resolution = resolution;
    this.options = options;
    this.renames = new Renames(resolution, options.names());
    for (int i = 0; i < resolution.packages().size(); i++) {
      place(i);
      classes.add(NameSpace.ofClasses(List.of("package-info")));
    }
    placeInterfaces();
    placeWorlds();
    for (int i = 0; i < resolution.types().size(); i++) {
      placeType(i);
    }
    renames.checkAllUsed();
  }

  private void place(int pkg) {
    PackageName name = resolution.packages().get(pkg).name();
    String plain = name.namespace() + ":" + name.name();
    String tracked = name.version().map(version -> plain + "@" + version.track()).orElse(plain);
    Optional<String> there =
        Optional.ofNullable(options.existing().get(tracked))
            .or(() -> Optional.ofNullable(options.existing().get(plain)));
    boolean asked = options.packages().containsKey(plain);
    existing.add(there.isPresent() && !asked && pkg != resolution.main());
    packages.add(
        asked
            ? options.packages().get(plain)
            : there.filter(_ -> pkg != resolution.main()).orElseGet(() -> derived(pkg, name)));
  }

  private String derived(int pkg, PackageName name) {
    String own = word(name.namespace()) + "." + word(name.name());
    boolean severalVersions =
        resolution.packages().stream()
                .filter(each ->
                    each.name().namespace().equals(name.namespace())
                        && each.name().name().equals(name.name()))
                .count()
            > 1;
    String versioned =
        severalVersions
            ? own
                + name.version()
                    .map(version -> ".v" + version.toString().replaceAll("[^A-Za-z0-9]", "_"))
                    .orElse("")
            : own;
    return options
        .javaPackage()
        .map(base -> pkg == resolution.main() ? base : base + "." + versioned)
        .orElse(versioned);
  }

  /** Java writes packages in small letters and without hyphens. */
  private static String word(String label) {
    String word = label.replace("-", "").toLowerCase(Locale.ROOT);
    return SourceVersion.isKeyword(word) ? word + "_" : word;
  }

  private void placeInterfaces() {
    for (int i = 0; i < resolution.interfaces().size(); i++) {
      Interface each = resolution.interfaces().get(i);
      if (each.name().isPresent()) {
        placeInterface(i, each.name().get(), each.pkg());
      }
    }
    for (var world : resolution.worlds()) {
      for (var items : List.of(world.imports(), world.exports())) {
        items.forEach((key, item) -> {
          if (key instanceof WorldKey.Named(String name)
              && item instanceof WorldItem.OfInterface of
              && !interfaces.containsKey(of.id())) {
            placeInterface(of.id(), name, world.pkg());
          }
        });
      }
    }
  }

  private void placeInterface(int id, String name, int pkg) {
    interfaces.put(
        id, ClassName.get(packages.get(pkg), classes.get(pkg).take(renames.of(pkg, name))));
  }

  private void placeWorlds() {
    for (int i = 0; i < resolution.worlds().size(); i++) {
      var world = resolution.worlds().get(i);
      String pkg = packages.get(world.pkg());
      String name = renames.of(world.pkg(), world.name());
      var space = classes.get(world.pkg());
      worlds.put(i, ClassName.get(pkg, space.take(name + "World")));
      worldImports.put(i, ClassName.get(pkg, space.take(name + "Imports")));
    }
  }

  private void placeType(int id) {
    TypeDef type = resolution.types().get(id);
    if (type.name().isEmpty() || !isClass(type.kind())) {
      return;
    }
    Optional<ClassName> owner =
        switch (type.owner()) {
          case Owner.OfInterface(int of) -> Optional.ofNullable(interfaces.get(of));
          case Owner.OfWorld(int of) -> Optional.of(worldImports.get(of));
          case Owner.Nobody() -> Optional.empty();
        };
    owner.ifPresent(outer ->
        types.put(id, outer.nestedClass(nestedNames(outer).take(renames.of(type.owner(), type)))));
  }

  /** Whether a type becomes a class; others are known by what they are made of. */
  static boolean isClass(TypeKind kind) {
    return switch (kind) {
      case TypeKind.Record _,
          TypeKind.Variant _,
          TypeKind.Enum _,
          TypeKind.Flags _,
          TypeKind.Resource _ ->
          true;
      case TypeKind.Alias _,
          TypeKind.Tuple _,
          TypeKind.Option _,
          TypeKind.Result _,
          TypeKind.ListOf _,
          TypeKind.FixedList _,
          TypeKind.MapOf _,
          TypeKind.Future _,
          TypeKind.Stream _,
          TypeKind.Own _,
          TypeKind.Borrow _ ->
          false;
    };
  }

  /** The names of what is nested in the class of an interface or world. */
  NameSpace nestedNames(ClassName outer) {
    return nested.computeIfAbsent(
        outer,
        // A nested class cannot have the name of the one around it.
        _ -> NameSpace.ofClasses(List.of(outer.simpleName())));
  }

  /** A class of this name inside of another, or one like it where those around have the name. */
  static ClassName nested(ClassName outer, String name) {
    return outer.nestedClass(NameSpace.without(outer.simpleNames()).take(name));
  }

  ClassName ofInterface(int id) {
    return interfaces.get(id);
  }

  ClassName ofWorld(int id) {
    return worlds.get(id);
  }

  ClassName ofWorldImports(int id) {
    return worldImports.get(id);
  }

  /** The class of a type that {@link #isClass becomes} one. */
  ClassName ofType(int id) {
    return types.get(id);
  }

  /** Whether a package has a class of its own that is called so. */
  boolean declares(String javaPackage, String name) {
    for (int i = 0; i < packages.size(); i++) {
      if (packages.get(i).equals(javaPackage) && !classes.get(i).isFree(name)) {
        return true;
      }
    }
    return false;
  }

  TypeDef definition(int id) {
    return resolution.types().get(id);
  }

  String ofPackage(int id) {
    return packages.get(id);
  }

  /** Whether the classes of a package are there already. */
  boolean exists(int pkg) {
    return existing.get(pkg);
  }

  boolean interfaceExists(int id) {
    return exists(resolution.interfaces().get(id).pkg());
  }

  /** What stands behind names and {@code use}. */
  int target(int id) {
    return resolution.types().get(id).kind() instanceof TypeKind.Alias(Type.Ref(int other))
        ? target(other)
        : id;
  }
}
