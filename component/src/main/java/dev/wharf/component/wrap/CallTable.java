package dev.wharf.component.wrap;

import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.SortIndex;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What is called through a table because it is needed before it can be made: destructors of
 * resources, and imports that need a module's memory. See {@link IndirectCalls}.
 */
final class CallTable {
  private final ComponentDraft draft;

  /** In the table's order. */
  private final List<Place> places = new ArrayList<>();

  private final Map<ResourceType, Integer> destructors = new HashMap<>();
  private final Map<CorePart, Map<Integer, Integer>> imports = new HashMap<>();
  private int callers = -1;

  private record Place(FuncType type, Filling filling) {}

  /** What will be there, and for whom. */
  sealed interface Filling {
    record OfItem(CorePart user, CoreItem item) implements Filling {}

    record OfDestructor(CorePart part, String export) implements Filling {}
  }

  /** Gives the index of the core function of a filling. */
  interface Filler {
    int func(Filling filling);
  }

  CallTable(List<CorePart> parts, WrappedWorld world, ComponentDraft draft) {
    this.draft = draft;
    world.exports().forEach(this::placeDestructors);
    parts.forEach(this::placeImports);
  }

  private void placeDestructors(String interfaceName, WrappedWorld.Exported exported) {
    var part = exported.part();
    exported
        .resources()
        .forEach((label, resource) -> {
          String export = interfaceName + "#[dtor]" + label;
          if (part.exportsFunc(export)) {
            destructors.put(resource, places.size());
            var type = new FuncType(List.of(ValType.I32), List.of());
            places.add(new Place(type, new Filling.OfDestructor(part, export)));
          }
        });
  }

  private void placeImports(CorePart part) {
    Map<Integer, Integer> ofPart = new HashMap<>();
    for (int i = 0; i < part.items().size(); i++) {
      var item = part.items().get(i);
      if (isIndirect(item)) {
        ofPart.put(i, places.size());
        places.add(new Place(part.importType(i), new Filling.OfItem(part, item)));
      }
    }
    imports.put(part, ofPart);
  }

  private static boolean isIndirect(CoreItem item) {
    return switch (item) {
      case CoreItem.Lower(_, _, var type, boolean async) ->
          CanonNeeds.ofLower(type, async).memory();
      case CoreItem.Copy copy -> CanonNeeds.ofCopy(copy).memory();
      case CoreItem.TaskReturn _,
          CoreItem.Event _,
          CoreItem.OfErrorContext _,
          CoreItem.NewThread _,
          CoreItem.OfAdapter _ ->
          true;
      case CoreItem.OfResource _, CoreItem.Plain _, CoreItem.OfMain _ -> false;
    };
  }

  /** Comes before all that calls through the table. */
  void writeCallers() {
    if (!places.isEmpty()) {
      callers = draft.instantiate(IndirectCalls.callers(types()), List.of());
    }
  }

  /** The caller of a resource's destructor, if it has one. */
  OptionalInt destructor(ResourceType resource) {
    return caller(destructors.get(resource));
  }

  /** The caller of an import, by its index, if it goes through the table. */
  OptionalInt ofImport(CorePart part, int index) {
    return caller(imports.get(part).get(index));
  }

  private OptionalInt caller(Integer place) {
    return place == null
        ? OptionalInt.empty()
        : OptionalInt.of(draft.alias(callers, Sort.CORE_FUNC, Integer.toString(place)));
  }

  private List<FuncType> types() {
    return places.stream().map(Place::type).toList();
  }

  /**
   * Fills the table.
   *
   * @param start what is called then
   */
  void writeFiller(Filler filler, OptionalInt start) {
    if (places.isEmpty() && start.isEmpty()) {
      return;
    }
    var exports = new ArrayList<CoreInstance.Export>();
    for (int i = 0; i < places.size(); i++) {
      int func = filler.func(places.get(i).filling());
      exports.add(export(Integer.toString(i), Sort.CORE_FUNC, func));
    }
    if (!places.isEmpty()) {
      int table = draft.alias(callers, Sort.CORE_TABLE, IndirectCalls.TABLE);
      exports.add(export(IndirectCalls.TABLE, Sort.CORE_TABLE, table));
    }
    start.ifPresent(func -> exports.add(export(IndirectCalls.START, Sort.CORE_FUNC, func)));
    draft.instantiate(
        IndirectCalls.filler(types(), start.isPresent()),
        List.of(new CoreInstance.Arg("", draft.bundle(exports))));
  }

  private static CoreInstance.Export export(String name, Sort sort, int index) {
    return new CoreInstance.Export(name, new SortIndex(sort, index));
  }
}
