package dev.wharf.conformance.differential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What is done with a module: how it is linked, which exports are called in which order, and what
 * is looked at afterwards. It names exports by their position and carries every type that matters,
 * so that an engine without type reflection can follow it; {@link #text} is how it travels.
 */
record Plan(List<Import> imports, List<Step> steps) {
  /** Something that the module is linked with. */
  sealed interface Import {
    String module();

    String name();

    /** Answers with numbers that count its calls, and notes its arguments. */
    record Function(String module, String name, List<Kind> params, List<Kind> results)
        implements Import {}

    /** A number, or a null of type {@code anyfunc} or {@code externref}. */
    record Global(String module, String name, String type, boolean mutable, long bits)
        implements Import {}

    record Memory(String module, String name, long min, OptionalLong max) implements Import {}

    /** Of {@code anyfunc} or {@code externref}. */
    record Table(String module, String name, String element, long min, OptionalLong max)
        implements Import {}
  }

  /** One thing that is done; each has one line of outcome. */
  sealed interface Step {
    /** A reference is null for 0, else the host value of that number. */
    record Call(int export, List<Arg> args, List<Kind> results) implements Step {}

    record ReadGlobal(int export, Kind kind) implements Step {}

    /** Its size and a checksum of its bytes. */
    record ReadMemory(int export) implements Step {}

    /** Its size. */
    record ReadTable(int export) implements Step {}
  }

  record Arg(Kind kind, long bits) {}

  String text() {
    var lines = new ArrayList<String>();
    imports.forEach(item -> lines.add("import " + text(item)));
    steps.forEach(step -> lines.add(text(step)));
    return String.join("\n", lines) + "\n";
  }

  private static String text(Import item) {
    String names = hex(item.module()) + " " + hex(item.name()) + " ";
    return switch (item) {
      case Import.Function(_, _, var params, var results) ->
          "func " + names + kinds(params) + " " + kinds(results);
      case Import.Global(_, _, String type, boolean mutable, long bits) ->
          "global " + names + type + " " + (mutable ? "var " : "const ") + bits;
      case Import.Memory(_, _, long min, var max) -> "memory " + names + min + " " + text(max);
      case Import.Table(_, _, String element, long min, var max) ->
          "table " + names + min + " " + text(max) + " " + element;
    };
  }

  private static String text(OptionalLong max) {
    return max.isPresent() ? Long.toString(max.getAsLong()) : "-";
  }

  private static String text(Step step) {
    return switch (step) {
      case Step.Call(int export, var args, var results) ->
          "call " + export + " " + args(args) + " " + kinds(results);
      case Step.ReadGlobal(int export, Kind kind) -> "global " + export + " " + kind.word();
      case Step.ReadMemory(int export) -> "memory " + export;
      case Step.ReadTable(int export) -> "table " + export;
    };
  }

  private static String args(List<Arg> args) {
    return args.isEmpty()
        ? "-"
        : args.stream()
            .map(arg -> arg.kind().word() + ":" + arg.bits())
            .collect(Collectors.joining(","));
  }

  private static String kinds(List<Kind> kinds) {
    return kinds.isEmpty() ? "-" : kinds.stream().map(Kind::word).collect(Collectors.joining(","));
  }

  /** Names are any Unicode; a letter leads so that an empty one is a word too. */
  private static String hex(String name) {
    return "x" + HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
  }
}
