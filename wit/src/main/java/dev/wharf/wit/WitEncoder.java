package dev.wharf.wit;

import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.wrap.CoreWorld;
import dev.wharf.wasm.module.CodeRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Writes a package as a component that exports a type for each interface and world. WIT.md, package
 * format; comments and gates go into a custom section, as no type has room for them.
 */
public final class WitEncoder {
  private final Resolution resolution;
  private final List<Definition> definitions = new ArrayList<>();

  private WitEncoder(Resolution resolution) {
    this.resolution = resolution;
  }

  /**
   * The main package as a component in the binary format.
   *
   * @throws InvalidWitException if a world lacks what it needs, which those that {@link
   *     WitResolver} makes do not
   */
  public static byte[] encode(Resolution resolution) {
    var encoder = new WitEncoder(resolution);
    var pkg = resolution.mainPackage();
    pkg.interfaces().forEach((name, id) -> encoder.add(name, encoder.interfaceOf(id)));
    pkg.worlds()
        .forEach((name, id) -> encoder.add(name, encoder.world(resolution.worlds().get(id), name)));
    byte[] docs = PackageDocs.print(resolution).getBytes(StandardCharsets.UTF_8);
    byte[] versioned = new byte[docs.length + 1];
    versioned[0] = 1;
    System.arraycopy(docs, 0, versioned, 1, docs.length);
    var content = new CodeRange(versioned, 0, versioned.length);
    var custom = new Component.Custom("package-docs", content);
    return ComponentEncoder.encode(
        new Component(encoder.definitions, List.of(custom), new CodeRange(new byte[0], 0, 0)));
  }

  /**
   * One world as a component, the way core modules carry it in a custom section {@code
   * component-type}.
   *
   * @param encoding of the module's strings
   * @throws IllegalArgumentException if the index is none of a world
   */
  public static byte[] encodeWorld(Resolution resolution, int world, StringEncoding encoding) {
    if (world < 0 || world >= resolution.worlds().size()) {
      throw new IllegalArgumentException("no world " + world);
    }
    var encoder = new WitEncoder(resolution);
    var found = resolution.worlds().get(world);
    encoder.add(found.name(), encoder.world(found, found.name()));
    byte[] format = {CoreWorld.VERSION, (byte) encoding.ordinal()};
    var custom =
        new Component.Custom(CoreWorld.ENCODING_SECTION, new CodeRange(format, 0, format.length));
    return ComponentEncoder.encode(
        new Component(encoder.definitions, List.of(custom), new CodeRange(new byte[0], 0, 0)));
  }

  /** A type, and its export, which takes an index too. */
  private void add(String name, TypeExpr type) {
    int index = definitions.size();
    definitions.add(new TypeDef(type, 0));
    definitions.add(
        new Export(
            new NameAttributes(name, List.of()),
            new SortIndex(Sort.TYPE, index),
            Optional.empty(),
            0));
  }

  /** A component that imports what the interface takes types from, and exports the interface. */
  private TypeExpr interfaceOf(int id) {
    var scope = new EncodedScope(resolution);
    importNeeds(scope, id);
    int type = scope.instanceType(id, true);
    scope.exportInstance(new WorldKey.OfInterface(id), Optional.empty(), id, type);
    return new TypeExpr.OfComponent(scope.declarators());
  }

  private void importNeeds(EncodedScope scope, int id) {
    var text = new TypeText(resolution, resolution.main());
    for (int type : resolution.interfaces().get(id).types().values()) {
      var need = text.takenFrom(type);
      if (need.isPresent() && !scope.hasInstance(need.get())) {
        importNeeds(scope, need.get());
        // Only types can be taken.
        int instance = scope.instanceType(need.get(), false);
        var key = new WorldKey.OfInterface(need.get());
        scope.importInstance(key, Optional.empty(), need.get(), instance);
      }
    }
  }

  /** A component that exports the world, which is a component. */
  private TypeExpr world(World world, String name) {
    var scope = new EncodedScope(resolution);
    world
        .imports()
        .forEach((key, item) -> {
          switch (item) {
            case WorldItem.OfInterface each -> {
              int type = scope.instanceType(each.id(), true);
              scope.importInstance(key, each.externalId(), each.id(), type);
            }
            case WorldItem.OfFunction(Function function) -> scope.function(function, true);
            case WorldItem.OfType(int id, _) -> {
              var one = new LinkedHashMap<String, Integer>();
              one.put(resolution.name(key), id);
              scope.types(one, true);
            }
          }
        });
    world
        .exports()
        .forEach((key, item) -> {
          switch (item) {
            case WorldItem.OfInterface each -> {
              int type = scope.instanceType(each.id(), true);
              scope.exportInstance(key, each.externalId(), each.id(), type);
            }
            case WorldItem.OfFunction(Function function) -> scope.function(function, false);
            case WorldItem.OfType _ -> {}
          }
        });
    var pkg = resolution.packages().get(world.pkg()).name();
    String full =
        pkg.namespace()
            + ":"
            + pkg.name()
            + "/"
            + name
            + pkg.version().map(version -> "@" + version).orElse("");
    List<Declarator> outer =
        List.of(
            new TypeDef(new TypeExpr.OfComponent(scope.declarators()), 0),
            new Declarator.Export(
                new NameAttributes(full, List.of()), new ExternTypeExpr.OfComponent(0), 0));
    return new TypeExpr.OfComponent(outer);
  }
}
