package dev.wharf.wit.syntax;

import java.util.List;
import java.util.Optional;

/** What stands before a declaration: its documentation and gates. */
public record Notes(Optional<String> docs, List<Gate> gates) {
  public static final Notes NONE = new Notes(Optional.empty(), List.of());

  public Notes {
    gates = List.copyOf(gates);
  }
}
