package dev.wharf.wast;

import java.util.List;
import java.util.Optional;

/**
 * What a script does with an instance, the latest if none is named. Spec: interpreter, scripts,
 * actions.
 */
public sealed interface Action {
  Optional<String> instance();

  /** The name of the export. */
  String export();

  record Invoke(Optional<String> instance, String export, List<Value> args) implements Action {
    public Invoke {
      args = List.copyOf(args);
    }
  }

  record Get(Optional<String> instance, String export) implements Action {}
}
