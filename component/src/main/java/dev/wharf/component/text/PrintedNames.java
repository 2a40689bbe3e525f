package dev.wharf.component.text;

import dev.wharf.component.binary.ComponentNameSection;
import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.ComponentNames;
import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.ExternTypeExpr;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.wasm.text.Ids;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a component and its definitions are called in a text. The custom section of the names is
 * left to the identifiers, if parsing these gives back the same bytes; otherwise it is printed byte
 * by byte, and the identifiers are only there to be read.
 */
final class PrintedNames {
  /** In a component with a longer name none has an identifier: uses would repeat it too often. */
  private static final int MAX_LENGTH = 2_000;

  private final ComponentNames names;
  private final Map<Sort, Ids> ids = new EnumMap<>(Sort.class);
  private final boolean implied;
  private final List<Sort> order;

  PrintedNames(Component component) {
    var sections =
        component.customs().stream()
            .filter(custom -> custom.name().equals(ComponentNameSection.NAME))
            .toList();
    var none = ComponentNames.none(Optional.empty());
    var decoded = sections.isEmpty() ? none : ComponentNameSection.decode(sections.get(0).bytes());
    names = isBrief(decoded) ? decoded : none;
    int[] sizes = sizes(component.definitions());
    order = sections.isEmpty() ? List.of() : ComponentNameSection.order(sections.get(0).bytes());
    implied = sections.size() == 1 && isImplied(sections.get(0), sizes);
    for (Sort sort : Sort.values()) {
      ids.put(sort, new Ids(names.of(sort), sizes[sort.ordinal()], implied));
    }
  }

  /** What the component calls itself. */
  Optional<String> component() {
    return names.component();
  }

  Map<Sort, Ids> ids() {
    return ids;
  }

  /** Whether the identifiers say what a custom section does. */
  boolean imply(Component.Custom custom) {
    return implied && custom.name().equals(ComponentNameSection.NAME);
  }

  /** The order of sorts in the section, empty if it need not be told. */
  List<Sort> order() {
    return order.equals(ComponentNameSection.order(names)) ? List.of() : order;
  }

  private static boolean isBrief(ComponentNames names) {
    return names.items().values().stream()
        .flatMap(items -> items.values().stream())
        .allMatch(name -> name.length() <= MAX_LENGTH);
  }

  private boolean isImplied(Component.Custom section, int[] sizes) {
    for (Sort sort : Sort.values()) {
      var items = names.of(sort);
      if (!items.isEmpty() && items.lastKey() >= sizes[sort.ordinal()]) {
        return false;
      }
    }
    byte[] again = ComponentNameSection.encode(names, order);
    var bytes = section.bytes();
    return again.length > 0
        && Arrays.equals(again, 0, again.length, bytes.bytes(), bytes.start(), bytes.end());
  }

  private static int[] sizes(List<Definition> definitions) {
    int[] sizes = new int[Sort.values().length];
    for (Definition definition : definitions) {
      if (definition instanceof CoreTypeDef(CoreTypeDef.OfGroup(var group), _)) {
        sizes[Sort.CORE_TYPE.ordinal()] += group.types().size();
      } else {
        sizes[sort(definition).ordinal()]++;
      }
    }
    return sizes;
  }

  /** The index space that a definition adds to. */
  private static Sort sort(Definition definition) {
    return switch (definition) {
      case Definition.CoreModule _ -> Sort.CORE_MODULE;
      case Definition.NestedComponent _ -> Sort.COMPONENT;
      case CoreInstance _ -> Sort.CORE_INSTANCE;
      case Instance _ -> Sort.INSTANCE;
      case CoreTypeDef _ -> Sort.CORE_TYPE;
      case TypeDef _ -> Sort.TYPE;
      case Alias alias -> alias.sort();
      case Canon.Lift _ -> Sort.FUNC;
      case Canon.Lower _, Canon.BuiltIn _ -> Sort.CORE_FUNC;
      case Import each -> sort(each.type());
      case Export export -> export.item().sort();
    };
  }

  /** The index space that an import or export adds to. */
  static Sort sort(ExternTypeExpr type) {
    return switch (type) {
      case ExternTypeExpr.OfModule _ -> Sort.CORE_MODULE;
      case ExternTypeExpr.OfFunc _ -> Sort.FUNC;
      case ExternTypeExpr.TypeEq _, ExternTypeExpr.SubResource _ -> Sort.TYPE;
      case ExternTypeExpr.OfComponent _ -> Sort.COMPONENT;
      case ExternTypeExpr.OfInstance _ -> Sort.INSTANCE;
    };
  }
}
