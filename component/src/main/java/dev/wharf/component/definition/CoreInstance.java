package dev.wharf.component.definition;

import java.util.List;

/**
 * A core instance: made from a module, or put together from what is there. Binary format, {@code
 * core:instance}.
 */
public sealed interface CoreInstance extends Definition {
  record Instantiate(int module, List<Arg> args, int offset) implements CoreInstance {
    public Instantiate {
      args = List.copyOf(args);
    }
  }

  record Bundle(List<Export> exports, int offset) implements CoreInstance {
    public Bundle {
      exports = List.copyOf(exports);
    }
  }

  /** All exports of a core instance, as the first-level name {@code name}. */
  record Arg(String name, int instance) {}

  record Export(String name, SortIndex item) {}
}
