package dev.wharf.component.wrap;

import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.ValType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Two small modules that untie a knot: a module needs its imports before there is an instance of
 * it, but some of these can only be made with its memory. The first module stands in for them with
 * functions that call through a table; the second fills the table when all is there.
 */
final class IndirectCalls {
  /** The table, under this name of both modules. */
  static final String TABLE = "$imports";

  /** What the second module calls when the table is full. */
  static final String START = "start";

  private IndirectCalls() {}

  /** Exports functions {@code "0"}, {@code "1"} and so on, and the table. */
  static Module callers(List<FuncType> types) {
    var text = new StringBuilder("(module\n");
    for (int i = 0; i < types.size(); i++) {
      var type = types.get(i);
      text.append("(type $").append(i).append(" (func").append(signature(type)).append("))\n");
      text.append("(func (export \"").append(i).append("\") (type $").append(i).append(")");
      IntStream.range(0, type.params().size())
          .forEach(param -> text.append(" local.get ").append(param));
      text.append(" i32.const ")
          .append(i)
          .append(" call_indirect (type $")
          .append(i)
          .append("))\n");
    }
    text.append("(table (export \"").append(TABLE).append("\") ");
    text.append(types.size()).append(' ').append(types.size()).append(" funcref))");
    return ModuleParser.parse(text.toString());
  }

  /**
   * Imports the functions and the table, all from {@code ""}.
   *
   * @param starts whether it also imports a function to be called
   */
  static Module filler(List<FuncType> types, boolean starts) {
    var text = new StringBuilder("(module\n");
    if (starts) {
      text.append("(import \"\" \"").append(START).append("\" (func $start))\n");
    }
    for (int i = 0; i < types.size(); i++) {
      text.append("(import \"\" \"").append(i).append("\" (func $").append(i);
      text.append(signature(types.get(i))).append("))\n");
    }
    if (!types.isEmpty()) {
      text.append("(import \"\" \"").append(TABLE).append("\" (table ");
      text.append(types.size()).append(' ').append(types.size()).append(" funcref))\n");
      text.append("(elem (i32.const 0) func");
      IntStream.range(0, types.size()).forEach(i -> text.append(" $").append(i));
      text.append(")\n");
    }
    text.append(starts ? "(start $start))" : ")");
    return ModuleParser.parse(text.toString());
  }

  private static String signature(FuncType type) {
    return part("param", type.params()) + part("result", type.results());
  }

  private static String part(String word, List<? extends ValType> types) {
    return types.isEmpty()
        ? ""
        : types.stream()
            .map(Object::toString)
            .collect(Collectors.joining(" ", " (" + word + " ", ")"));
  }
}
