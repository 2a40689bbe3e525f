package dev.wharf.wast;

import dev.wharf.wasm.Feature;
import java.util.EnumSet;
import java.util.Set;

/** Which proposals a script takes for granted. */
final class ScriptFeatures {
  private ScriptFeatures() {}

  /** Every proposal there is, unless the script is older than some of them. */
  static Set<Feature> of(WastScript script) {
    if (script.name().replace('\\', '/').contains("proposals/threads/")) {
      // The fork of the suite for threads knows no second memory or table, and refuses them.
      return EnumSet.complementOf(EnumSet.of(Feature.MULTI_MEMORY, Feature.REFERENCE_TYPES));
    }
    return EnumSet.allOf(Feature.class);
  }
}
