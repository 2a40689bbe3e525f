package dev.wharf.component.wrap;

import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.validate.ValidModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A core module on its way into a component: the main one, or an adapter. */
final class CorePart {
  private final String name;
  private final ValidModule module;
  private final List<CoreItem> items = new ArrayList<>();

  /** Index of its core instance, once there is one. */
  private int instance = -1;

  CorePart(String name, ValidModule module) {
    this.name = name;
    this.module = module;
  }

  /** The failure of modules that lack what their worlds ask for. */
  static LinkException missing(String what) {
    return new LinkException(LinkException.Kind.MISSING, what, List.of(), List.of());
  }

  String name() {
    return name;
  }

  ValidModule module() {
    return module;
  }

  List<Import> imports() {
    return module.module().imports();
  }

  /** What stands behind each import. */
  List<CoreItem> items() {
    return items;
  }

  int instance() {
    return instance;
  }

  void instantiated(int index) {
    instance = index;
  }

  /** The type of an imported function. */
  FuncType importType(int index) {
    return module.type(((Import.OfFunc) imports().get(index).desc()).typeIndex());
  }

  /** The type of a function that it exports. */
  FuncType exportType(String export) {
    return module.funcType(module.export(export).orElseThrow().index());
  }

  boolean exports(String export, Export.Kind kind) {
    return module.export(export).filter(found -> found.kind() == kind).isPresent();
  }

  boolean exportsFunc(String export) {
    return exports(export, Export.Kind.FUNC);
  }

  /** The name of the memory that is its own and shown to others. */
  Optional<String> memory() {
    return module.module().exports().stream()
        .filter(export -> export.kind() == Export.Kind.MEMORY)
        .map(Export::name)
        .findFirst();
  }

  /** The function that allocates what is lowered for it. */
  Optional<String> realloc(boolean forImports) {
    var names =
        List.of(
            forImports ? "cabi_import_realloc" : "cabi_export_realloc",
            "cabi_realloc",
            "canonical_abi_realloc");
    return names.stream().filter(this::exportsFunc).findFirst();
  }
}
