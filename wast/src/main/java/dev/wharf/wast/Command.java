package dev.wharf.wast;

import java.util.List;
import java.util.Optional;

/** A command of a script. Spec: interpreter, scripts. */
public sealed interface Command {
  /** Where it begins, from 1. */
  int line();

  /** Defines a module and, unless {@code definition}, instantiates it. */
  record Define(int line, Optional<String> name, boolean definition, ModuleSource source)
      implements Command {}

  /** Instantiates an earlier definition, the latest if it has no name. */
  record Instantiate(int line, Optional<String> instance, Optional<String> definition)
      implements Command {}

  /** Offers the exports of an instance, the latest if it has no name, to later imports. */
  record Register(int line, String as, Optional<String> instance) implements Command {}

  /** An action whose results do not matter. */
  record Perform(int line, Action action) implements Command {}

  record AssertReturn(int line, Action action, List<Expected> results) implements Command {
    public AssertReturn {
      results = List.copyOf(results);
    }
  }

  record AssertTrap(int line, Action action, String message) implements Command {}

  /** Instantiation traps. */
  record AssertModuleTrap(int line, ModuleSource source, String message) implements Command {}

  record AssertExhaustion(int line, Action action, String message) implements Command {}

  record AssertException(int line, Action action) implements Command {}

  record AssertMalformed(int line, ModuleSource source, String message) implements Command {}

  record AssertInvalid(int line, ModuleSource source, String message) implements Command {}

  /** A fault in a custom section, or in the annotation that stands for one. */
  record AssertMalformedCustom(int line, ModuleSource source, String message) implements Command {}

  record AssertInvalidCustom(int line, ModuleSource source, String message) implements Command {}

  record AssertUnlinkable(int line, ModuleSource source, String message) implements Command {}

  /** Something about components rather than modules. */
  record OfComponent(int line, ComponentStep step) implements Command {}

  /** A form that is no command, or is one with something unknown in it. */
  record Unreadable(int line, String message) implements Command {}
}
