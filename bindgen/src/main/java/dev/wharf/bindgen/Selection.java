package dev.wharf.bindgen;

import dev.wharf.bindgen.FunctionWriter.Role;
import dev.wharf.wit.Function;
import dev.wharf.wit.Owner;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.Type;
import dev.wharf.wit.TypeDef;
import dev.wharf.wit.TypeKind;
import dev.wharf.wit.World;
import dev.wharf.wit.WorldItem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which interfaces are generated, and on which side of them Java is. */
final class Selection {
  private final Resolution resolution;
  private final GeneratorOptions options;
  private final Set<Integer> interfaces = new TreeSet<>();
  private final Set<Integer> imported = new HashSet<>();
  private final Set<Integer> exported = new HashSet<>();
  private final Set<Integer> seen = new HashSet<>();

  private Selection(Resolution resolution, GeneratorOptions options) {
    this.resolution = resolution;
    this.options = options;
  }

  /** Those of worlds, and those whose types they use. */
  static Selection of(Resolution resolution, GeneratorOptions options, List<Integer> worlds) {
    var selection = new Selection(resolution, options);
    worlds.forEach(id -> selection.world(resolution.worlds().get(id)));
    return selection;
  }

  /** Further all interfaces of the package that was asked for. */
  Selection withPackage() {
    resolution.mainPackage().interfaces().values().forEach(this::add);
    return this;
  }

  private void world(World world) {
    if (options.side() != GeneratorOptions.Side.EXPORTS) {
      world.imports().values().forEach(item -> item(item, imported));
    }
    if (options.side() != GeneratorOptions.Side.IMPORTS) {
      world.exports().values().forEach(item -> item(item, exported));
    }
  }

  private void item(WorldItem item, Set<Integer> side) {
    switch (item) {
      case WorldItem.OfInterface each -> {
        side.add(each.id());
        add(each.id());
      }
      case WorldItem.OfFunction(Function function) -> function(function);
      case WorldItem.OfType(int id, _) -> type(id);
    }
  }

  private void add(int id) {
    if (interfaces.add(id)) {
      var each = resolution.interfaces().get(id);
      each.types().values().forEach(this::type);
      each.functions().values().forEach(this::function);
    }
  }

  private void function(Function function) {
    function.params().forEach(param -> type(param.type()));
    type(function.result());
  }

  private void type(Optional<Type> type) {
    type.ifPresent(this::type);
  }

  private void type(Type type) {
    if (type instanceof Type.Ref(int id)) {
      type(id);
    }
  }

  private void type(int id) {
    if (!seen.add(id)) {
      return;
    }
    TypeDef type = resolution.types().get(id);
    if (type.owner() instanceof Owner.OfInterface(int owner)) {
      add(owner);
    }
    switch (type.kind()) {
      case TypeKind.Alias(var other) -> type(other);
      case TypeKind.Record(var fields) -> fields.forEach(field -> type(field.type()));
      case TypeKind.Variant(var cases) -> cases.forEach(each -> type(each.type()));
      case TypeKind.Tuple(var elements) -> elements.forEach(this::type);
      case TypeKind.Option(var some) -> type(some);
      case TypeKind.Result(var ok, var err) -> {
        type(ok);
        type(err);
      }
      case TypeKind.ListOf(var element) -> type(element);
      case TypeKind.FixedList(var element, _) -> type(element);
      case TypeKind.MapOf(var key, var value) -> {
        type(key);
        type(value);
      }
      case TypeKind.Future(var value) -> type(value);
      case TypeKind.Stream(var element) -> type(element);
      case TypeKind.Own(int resource) -> type(resource);
      case TypeKind.Borrow(int resource) -> type(resource);
      case TypeKind.Enum _, TypeKind.Flags _, TypeKind.Resource _ -> {}
    }
  }

  Set<Integer> interfaces() {
    return interfaces;
  }

  /** An interface that no world imports or exports can be either. */
  Role role(int id) {
    if (exported.contains(id)) {
      return imported.contains(id) ? Role.BOTH : Role.EXPORT;
    }
    return imported.contains(id) ? Role.IMPORT : Role.BOTH;
  }
}
