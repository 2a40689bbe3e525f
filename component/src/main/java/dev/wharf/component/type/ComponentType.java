package dev.wharf.component.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The type of a component: imports and exports by name, in order.
 *
 * @param importedResources parameters to be supplied with the imports; paths start with the name of
 *     an import
 * @param exportedResources abstract resources that each instantiation makes anew; paths start with
 *     the name of an export
 */
public record ComponentType(
    SequencedMap<String, ExternDesc> imports,
    SequencedMap<String, ExternDesc> exports,
    List<ResourcePath> importedResources,
    List<ResourcePath> exportedResources)
    implements DefType {
  public ComponentType {
    imports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(imports));
    exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
    importedResources = List.copyOf(importedResources);
    exportedResources = List.copyOf(exportedResources);
  }
}
