package dev.wharf.cli;

import dev.wharf.runtime.ComponentFunc;
import dev.wharf.runtime.ComponentInstance;
import dev.wharf.runtime.value.Val;
import dev.wharf.runtime.wave.TypeNames;
import dev.wharf.runtime.wave.WaveExample;
import dev.wharf.runtime.wave.WaveParser;
import dev.wharf.runtime.wave.WaveSyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A call of a component's export as text: {@code name(args)}, {@code ns:pkg/iface.name(args)},
 * {@code ns:pkg/iface.name@1.2.0(args)} or {@code ns:pkg/iface@1.2.0.name(args)}, or a name alone
 * for a function without parameters.
 *
 * @param interfaceName with its version if one was written; empty for a bare name
 * @param arguments the text between the parentheses, or empty when there are none
 */
record Call(Optional<String> interfaceName, String name, Optional<String> arguments) {
  private static final int NEAREST = 3;

  /** A function with the values to call it with. */
  record Resolved(ComponentFunc func, List<Val> arguments) {}

  /**
   * @throws CommandException if the text is not a call
   */
  static Call parse(String text) {
    String trimmed = text.strip();
    int open = trimmed.indexOf('(');
    Optional<String> arguments = Optional.empty();
    String path = trimmed;
    if (open >= 0) {
      if (!trimmed.endsWith(")")) {
        throw CommandException.invoke("`" + text + "` lacks its closing parenthesis");
      }
      arguments = Optional.of(trimmed.substring(open + 1, trimmed.length() - 1));
      path = trimmed.substring(0, open).strip();
    }
    int slash = path.indexOf('/');
    if (slash < 0) {
      return new Call(Optional.empty(), path, arguments);
    }
    int at = path.indexOf('@', slash);
    int dot = at < 0 ? path.lastIndexOf('.') : path.lastIndexOf('.', at);
    if (dot > slash) {
      String version = at < 0 ? "" : path.substring(at);
      String name = at < 0 ? path.substring(dot + 1) : path.substring(dot + 1, at);
      return new Call(Optional.of(path.substring(0, dot) + version), name, arguments);
    }
    int last = path.lastIndexOf('.');
    if (at > 0
        && last > at
        && !Character.isDigit(path.charAt(Math.min(last + 1, path.length() - 1)))) {
      return new Call(Optional.of(path.substring(0, last)), path.substring(last + 1), arguments);
    }
    throw CommandException.invoke(
        "`" + text + "` names an interface but no function",
        "write it as 'ns:pkg/iface.function(...)'");
  }

  /**
   * @throws CommandException if no function or more than one answers, or the arguments do not fit
   */
  Resolved resolve(ComponentInstance instance) {
    var func = find(instance);
    var params = func.type().params();
    if (arguments.isEmpty() && !params.isEmpty()) {
      throw wrongArguments(func, "it takes arguments");
    }
    try {
      return new Resolved(func, WaveParser.arguments(arguments.orElse(""), params));
    } catch (WaveSyntaxException e) {
      throw wrongArguments(func, e.getMessage());
    }
  }

  private CommandException wrongArguments(ComponentFunc func, String why) {
    return new CommandException(
        new Report(
            ExitCode.NOT_RUNNABLE,
            "invoke",
            "cannot call `" + func.name() + "`: " + why,
            List.of(new Report.Fact("function", signature(func))),
            List.of("--invoke '" + example(func) + "'")));
  }

  private ComponentFunc find(ComponentInstance instance) {
    if (interfaceName.isPresent()) {
      String wanted = interfaceName.get();
      var exact = instance.func(wanted, name);
      if (exact.isPresent()) {
        return exact.get();
      }
      return only(
          instance,
          instance.funcs().stream()
              .filter(func -> func.name().equals(name))
              .filter(func ->
                  func.interfaceName().map(Call::withoutVersion).equals(Optional.of(wanted)))
              .toList());
    }
    var root = instance.func(name);
    if (root.isPresent()) {
      return root.get();
    }
    return only(
        instance, instance.funcs().stream().filter(func -> func.name().equals(name)).toList());
  }

  private static String withoutVersion(String interfaceName) {
    int at = interfaceName.indexOf('@');
    return at < 0 ? interfaceName : interfaceName.substring(0, at);
  }

  private ComponentFunc only(ComponentInstance instance, List<ComponentFunc> found) {
    if (found.size() == 1) {
      return found.get(0);
    }
    String asked = interfaceName.map(i -> i + ".").orElse("") + name;
    var facts = new ArrayList<Report.Fact>();
    if (found.isEmpty()) {
      var near = nearest(instance);
      if (!near.isEmpty()) {
        facts.add(new Report.Fact("nearest", lines(near)));
      }
      throw new CommandException(
          new Report(
              ExitCode.NOT_RUNNABLE,
              "invoke",
              near.isEmpty()
                  ? "the component exports no function"
                  : "no function `" + asked + "` is exported",
              facts,
              List.of()));
    }
    facts.add(new Report.Fact("candidates", lines(found)));
    throw new CommandException(
        new Report(
            ExitCode.NOT_RUNNABLE,
            "invoke",
            "`" + asked + "` is exported by " + found.size() + " instances",
            facts,
            List.of("--invoke '" + spelled(found.get(0)) + "(...)'")));
  }

  private List<ComponentFunc> nearest(ComponentInstance instance) {
    return instance.funcs().stream()
        .sorted(Comparator.comparingInt(func -> Distance.between(name, func.name())))
        .limit(NEAREST)
        .toList();
  }

  private static String lines(List<ComponentFunc> funcs) {
    var lines = new StringBuilder();
    for (var func : funcs) {
      lines.append(lines.isEmpty() ? "" : "\n").append(signature(func));
    }
    return lines.toString();
  }

  /** A call that can be pasted, with made-up arguments. */
  static String example(ComponentFunc func) {
    return spelled(func) + WaveExample.arguments(func.type());
  }

  private static String signature(ComponentFunc func) {
    return spelled(func) + ": " + TypeNames.of(func.type());
  }

  /** The name in the form that {@link #parse} reads. */
  private static String spelled(ComponentFunc func) {
    return func.interfaceName()
        .map(full -> {
          int at = full.indexOf('@');
          return at < 0
              ? full + "." + func.name()
              : full.substring(0, at) + "." + func.name() + full.substring(at);
        })
        .orElse(func.name());
  }
}
