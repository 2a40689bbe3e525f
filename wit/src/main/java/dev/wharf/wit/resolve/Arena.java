package dev.wharf.wit.resolve;

import dev.wharf.component.name.PackageName;
import dev.wharf.wit.Package;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.Type;
import dev.wharf.wit.TypeDef;
import dev.wharf.wit.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of all packages linked so far; owned by one call of the resolver. */
public final class Arena {
  /** A package in the making. */
  public static final class OpenPackage {
    public final PackageName name;
    public Optional<String> docs;
    public final LinkedHashMap<String, Integer> interfaces = new LinkedHashMap<>();
    public final LinkedHashMap<String, Integer> worlds = new LinkedHashMap<>();

    public OpenPackage(PackageName name, Optional<String> docs) {
      this.name = name;
      this.docs = docs;
    }
  }

  public final List<OpenPackage> packages = new ArrayList<>();
  public final List<OpenWorld> worlds = new ArrayList<>();
  public final List<OpenInterface> interfaces = new ArrayList<>();
  public final List<TypeDef> types = new ArrayList<>();
  public final Map<PackageName, Integer> packagesByName = new HashMap<>();

  public int add(TypeDef type) {
    types.add(type);
    return types.size() - 1;
  }

  /** Whether a type is a resource by any name. */
  boolean isResource(int id) {
    return switch (types.get(id).kind()) {
      case TypeKind.Resource _ -> true;
      case TypeKind.Alias(Type.Ref(int next)) -> isResource(next);
      default -> false;
    };
  }

  public Resolution close(int main) {
    return new Resolution(
        worlds.stream().map(OpenWorld::close).toList(),
        interfaces.stream().map(OpenInterface::close).toList(),
        types,
        packages.stream()
            .map(each -> new Package(each.name, each.docs, each.interfaces, each.worlds))
            .toList(),
        main);
  }
}
