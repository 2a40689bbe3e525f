package dev.wharf.component.wrap;

import dev.wharf.component.assemble.MergedImports;
import dev.wharf.component.assemble.TypeParts;
import dev.wharf.component.assemble.TypeUses;
import dev.wharf.component.assemble.WrittenInstance;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ResourceType;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What a component has to import: the functions that its modules call, and the types that these and
 * its exports mention. A world may have much more.
 */
final class Needed {
  private final WrappedWorld world;
  private final Map<DefType, TypeUses.Place> places = new IdentityHashMap<>();
  private final Map<ResourceType, TypeUses.Place> resources = new HashMap<>();
  private final Set<TypeUses.Place> needed = new HashSet<>();
  private final Set<DefType> visited = Collections.newSetFromMap(new IdentityHashMap<>());

  private Needed(WrappedWorld world) {
    this.world = world;
    world
        .imports()
        .entries()
        .forEach((key, entry) -> {
          switch (entry.type()) {
            case ExternDesc.OfType(var type) ->
                place(type, new TypeUses.Place(key, Optional.empty()));
            case ExternDesc.OfInstance(InstanceType instance) ->
                instance
                    .exports()
                    .forEach((name, item) -> {
                      if (item instanceof ExternDesc.OfType(var type)) {
                        place(type, new TypeUses.Place(key, Optional.of(name)));
                      }
                    });
            case ExternDesc.OfFunc _, ExternDesc.OfModule _, ExternDesc.OfComponent _ -> {}
          }
        });
  }

  private void place(DefType type, TypeUses.Place place) {
    if (!(type instanceof InterfaceType.Primitive)) {
      places.putIfAbsent(type, place);
    }
    if (type instanceof ResourceType resource) {
      resources.putIfAbsent(resource, place);
    }
  }

  /** The imports of the world, without what is not needed. */
  static MergedImports of(WrappedWorld world, List<CoreItem> items) {
    var walk = new Needed(world);
    for (var item : items) {
      switch (item) {
        case CoreItem.Lower(var key, var function, var type, _) -> {
          walk.needed.add(new TypeUses.Place(key, function));
          function.ifPresent(name -> walk.mentioned(key, name));
          walk.visit(type);
        }
        case CoreItem.OfResource(_, var resource) -> walk.visit(resource);
        case CoreItem.Copy(_, var type, _) -> walk.visit(type);
        case CoreItem.TaskReturn(var result) -> result.ifPresent(walk::visit);
        case CoreItem.Plain _,
            CoreItem.Event _,
            CoreItem.OfErrorContext _,
            CoreItem.NewThread _,
            CoreItem.OfAdapter _,
            CoreItem.OfMain _ -> {}
      }
    }
    world.exports().forEach(walk::export);
    return world.imports().only(walk.imports());
  }

  private void export(String name, WrappedWorld.Exported exported) {
    switch (exported.type()) {
      case ExternDesc.OfFunc(var type) -> visit(type);
      case ExternDesc.OfInstance(var type) ->
          type.exports()
              .forEach((inner, item) -> {
                Optional.ofNullable(
                        world.exportUses().get(new TypeUses.Place(name, Optional.of(inner))))
                    .ifPresent(this::need);
                switch (item) {
                  case ExternDesc.OfFunc(var func) -> visit(func);
                  case ExternDesc.OfType(var defined) -> visit(defined);
                  case ExternDesc.OfInstance _,
                      ExternDesc.OfModule _,
                      ExternDesc.OfComponent _ -> {}
                }
              });
      case ExternDesc.OfType _, ExternDesc.OfModule _, ExternDesc.OfComponent _ -> {}
    }
  }

  private SequencedMap<String, ExternDesc> imports() {
    SequencedMap<String, ExternDesc> kept = new LinkedHashMap<>();
    world
        .imports()
        .entries()
        .forEach((key, entry) -> {
          boolean whole = needed.contains(new TypeUses.Place(key, Optional.empty()));
          switch (entry.type()) {
            case ExternDesc.OfInstance(var type) -> {
              var exports = new LinkedHashMap<>(type.exports());
              exports
                  .keySet()
                  .removeIf(name -> !needed.contains(new TypeUses.Place(key, Optional.of(name))));
              if (!exports.isEmpty()) {
                kept.put(
                    key, new ExternDesc.OfInstance(new InstanceType(exports, type.resources())));
              }
            }
            case ExternDesc.OfType _,
                ExternDesc.OfFunc _,
                ExternDesc.OfModule _,
                ExternDesc.OfComponent _ -> {
              if (whole) {
                kept.put(key, entry.type());
              }
            }
          }
        });
    return kept;
  }

  /** Names of numbers, which resolved types do not tell. */
  private void mentioned(String key, String export) {
    world
        .imports()
        .entry(key)
        .written(export)
        .ifPresent(how ->
            how.mentions(export)
                .forEach(entry -> {
                  switch (entry) {
                    case WrittenInstance.Named(var name, _) ->
                        need(new TypeUses.Place(key, Optional.of(name)));
                    case WrittenInstance.Taken(var place) -> need(place);
                    case WrittenInstance.Defined _, WrittenInstance.Other _ -> {}
                  }
                }));
  }

  /** A type of an import, and what it is another name of. */
  private void need(TypeUses.Place place) {
    var key = world.imports().find(place.importName());
    if (key.isEmpty() || !needed.add(new TypeUses.Place(key.get(), place.export()))) {
      return;
    }
    var at = new TypeUses.Place(key.get(), place.export());
    world.imports().use(at).ifPresent(this::need);
    at.export().ifPresent(name -> mentioned(key.get(), name));
    var item = world.imports().entry(key.get()).type();
    if (at.export().isPresent()
        && item instanceof ExternDesc.OfInstance(var instance)
        && instance.exports().get(at.export().get()) instanceof ExternDesc.OfType(var type)) {
      visit(type);
    } else if (at.export().isEmpty() && item instanceof ExternDesc.OfType(var type)) {
      visit(type);
    }
  }

  private void visit(DefType type) {
    if (type instanceof InterfaceType.Primitive || !visited.add(type)) {
      return;
    }
    var place = places.get(type);
    if (place == null && type instanceof ResourceType resource) {
      place = resources.get(resource);
    }
    if (place != null) {
      need(place);
    }
    switch (type) {
      case ComponentFuncType func -> {
        func.params().forEach(param -> visit(param.type()));
        func.result().ifPresent(this::visit);
      }
      case InterfaceType value -> TypeParts.of(value).forEach(this::visit);
      case ResourceType _ -> {}
      case InstanceType _ -> {}
      case dev.wharf.component.type.ComponentType _ -> {}
    }
  }
}
