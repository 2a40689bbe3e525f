package dev.wharf.component.definition;

import java.util.List;

/**
 * An instance: made from a component, or put together from what is there. Binary format, {@code
 * instance}.
 */
public sealed interface Instance extends Definition {
  record Instantiate(int component, List<Arg> args, int offset) implements Instance {
    public Instantiate {
      args = List.copyOf(args);
    }
  }

  record Bundle(List<Export> exports, int offset) implements Instance {
    public Bundle {
      exports = List.copyOf(exports);
    }
  }

  record Arg(String name, SortIndex item) {}

  record Export(NameAttributes name, SortIndex item) {}
}
