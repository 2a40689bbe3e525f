package dev.wharf.cli;

import dev.wharf.cli.Inspection.Signature;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.runtime.wave.TypeNames;
import dev.wharf.wit.Function;
import dev.wharf.wit.Interface;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.WitText;
import dev.wharf.wit.World;
import dev.wharf.wit.WorldItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Functions of imports and exports, with types by name where there is WIT of the component.
 *
 * @param wit a package with one world
 */
record WitSignatures(Optional<Resolution> wit) {
  /** The functions of an interface, or the one that the import or export is. */
  List<Signature> of(String name, ExternDesc desc, boolean isImport) {
    return wit.flatMap(each -> item(each, name, isImport))
        .map(item -> of(wit.get(), item))
        .orElseGet(() -> byTypes(name, desc));
  }

  private static Optional<WorldItem> item(Resolution resolution, String name, boolean isImport) {
    for (int id : resolution.mainPackage().worlds().values()) {
      World world = resolution.worlds().get(id);
      var items = isImport ? world.imports() : world.exports();
      for (var entry : items.entrySet()) {
        if (resolution.name(entry.getKey()).equals(name)) {
          return Optional.of(entry.getValue());
        }
      }
    }
    return Optional.empty();
  }

  private static List<Signature> of(Resolution resolution, WorldItem item) {
    return switch (item) {
      case WorldItem.OfFunction(Function function) ->
          List.of(signature(resolution, resolution.main(), function));
      case WorldItem.OfInterface each -> {
        Interface target = resolution.interfaces().get(each.id());
        yield target.functions().values().stream()
            .map(function -> signature(resolution, target.pkg(), function))
            .toList();
      }
      case WorldItem.OfType _ -> List.of();
    };
  }

  private static Signature signature(Resolution resolution, int pkg, Function function) {
    return new Signature(function.name(), WitText.signature(resolution, pkg, function));
  }

  private static List<Signature> byTypes(String name, ExternDesc desc) {
    return switch (desc) {
      case ExternDesc.OfFunc(var type) -> List.of(new Signature(name, TypeNames.of(type)));
      case ExternDesc.OfInstance(var instance) -> {
        var functions = new ArrayList<Signature>();
        instance
            .exports()
            .forEach((label, each) -> {
              if (each instanceof ExternDesc.OfFunc(var type)) {
                functions.add(new Signature(label, TypeNames.of(type)));
              }
            });
        yield functions;
      }
      case ExternDesc.OfModule _, ExternDesc.OfType _, ExternDesc.OfComponent _ -> List.of();
    };
  }
}
