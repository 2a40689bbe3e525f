package dev.wharf.component.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The type of an instance: its exports by name, in order.
 *
 * @param resources the parameters of this type: abstract resources that each instance of it brings
 *     along. Empty where the type describes one concrete instance, as its resources then belong to
 *     the scope in which it lives.
 */
public record InstanceType(SequencedMap<String, ExternDesc> exports, List<ResourcePath> resources)
    implements DefType {
  public InstanceType {
    exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
    resources = List.copyOf(resources);
  }
}
