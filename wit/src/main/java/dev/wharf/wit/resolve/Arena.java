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
final class Arena {
  /** A package in the making. */
  static final class OpenPackage {
    final PackageName name;
    final Optional<String> docs;
    final LinkedHashMap<String, Integer> interfaces = new LinkedHashMap<>();
    final LinkedHashMap<String, Integer> worlds = new LinkedHashMap<>();

    OpenPackage(PackageName name, Optional<String> docs) {
      this.name = name;
      this.docs = docs;
    }
  }

  final List<OpenPackage> packages = new ArrayList<>();
  final List<OpenWorld> worlds = new ArrayList<>();
  final List<OpenInterface> interfaces = new ArrayList<>();
  final List<TypeDef> types = new ArrayList<>();
  final Map<PackageName, Integer> packagesByName = new HashMap<>();

  int add(TypeDef type) {
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

  Resolution close(int main) {
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
