package dev.wharf.wit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Comments and gates of the main package as JSON, in the form of the custom section {@code
 * package-docs} that WIT tools share. Parts that say nothing are left out.
 */
final class PackageDocs {
  private final Resolution resolution;
  private final JsonText json = new JsonText(true);

  private PackageDocs(Resolution resolution) {
    this.resolution = resolution;
  }

  static String print(Resolution resolution) {
    var docs = new PackageDocs(resolution);
    var pkg = resolution.mainPackage();
    docs.json.open('{');
    docs.text("docs", pkg.docs());
    docs.group("worlds", pkg.worlds().keySet(), name -> docs.world(pkg.worlds().get(name)));
    docs.group(
        "interfaces",
        pkg.interfaces().keySet(),
        name -> docs.interfaceOf(resolution.interfaces().get(pkg.interfaces().get(name))));
    docs.json.close('}');
    return docs.json.toString();
  }

  private interface Part {
    void print(String name);
  }

  private void group(String key, Collection<String> names, Part part) {
    json.unlessEmpty(
        key,
        () -> {
          json.open('{');
          for (String name : names) {
            json.unlessEmpty(name, () -> part.print(name));
          }
          json.close('}');
        });
  }

  private void text(String key, Optional<String> text) {
    text.ifPresent(each -> json.key(key).string(each));
  }

  private void notes(Optional<String> docs, Stability stability) {
    text("docs", docs);
    json.stability(stability);
  }

  private void interfaceOf(Interface each) {
    json.open('{');
    notes(each.docs(), each.stability());
    group("funcs", each.functions().keySet(), name -> function(each.functions().get(name)));
    group("types", each.types().keySet(), name -> type(each.types().get(name)));
    json.close('}');
  }

  private void function(Function function) {
    json.open('{');
    notes(function.docs(), function.stability());
    json.close('}');
  }

  private void type(int id) {
    var type = resolution.types().get(id);
    json.open('{');
    notes(type.docs(), type.stability());
    var items = items(type.kind()).stream().filter(each -> each.docs().isPresent()).toList();
    if (!items.isEmpty()) {
      json.key("items").open('{');
      items.forEach(each -> text(each.name(), each.docs()));
      json.close('}');
    }
    json.close('}');
  }

  private static List<TypeKind.Label> items(TypeKind kind) {
    return switch (kind) {
      case TypeKind.Record(var fields) ->
          fields.stream()
              .map(each -> new TypeKind.Label(each.name(), each.docs(), each.span()))
              .toList();
      case TypeKind.Variant(var cases) ->
          cases.stream()
              .map(each -> new TypeKind.Label(each.name(), each.docs(), each.span()))
              .toList();
      case TypeKind.Enum(var cases) -> cases;
      case TypeKind.Flags(var flags) -> flags;
      default -> List.of();
    };
  }

  private void world(int id) {
    var world = resolution.worlds().get(id);
    json.open('{');
    notes(world.docs(), world.stability());
    var imports = new WorldParts(resolution, world.imports());
    var exports = new WorldParts(resolution, world.exports());
    group("interfaces", imports.inline().keySet(), name -> interfaceOf(imports.inline().get(name)));
    group("types", imports.types().keySet(), name -> type(imports.types().get(name)));
    group("funcs", imports.functions().keySet(), name -> function(imports.functions().get(name)));
    group(
        "interface_exports",
        exports.inline().keySet(),
        name -> interfaceOf(exports.inline().get(name)));
    group(
        "func_exports",
        exports.functions().keySet(),
        name -> function(exports.functions().get(name)));
    stabilities("interface_import_stability", imports);
    stabilities("interface_export_stability", exports);
    group(
        "interface_import_docs",
        imports.docs().keySet(),
        name -> json.string(imports.docs().get(name)));
    group(
        "interface_export_docs",
        exports.docs().keySet(),
        name -> json.string(exports.docs().get(name)));
    json.close('}');
  }

  private void stabilities(String key, WorldParts parts) {
    group(
        key,
        parts.stabilities().keySet(),
        name -> json.stabilityValue(parts.stabilities().get(name)));
  }
}
