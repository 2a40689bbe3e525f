package dev.wharf.runtime.bind;

/** The name of a function as components spell it. Explainer, {@code plainname}. */
sealed interface FunctionName {
  /** Of the interface itself. */
  record Free(String name) implements FunctionName {}

  record Constructor(String resource) implements FunctionName {}

  record OfResource(String resource, String name, boolean isStatic) implements FunctionName {}

  static FunctionName parse(String text) {
    if (!text.startsWith("[")) {
      return new Free(text);
    }
    int close = text.indexOf(']');
    String rest = text.substring(close + 1);
    if (text.startsWith("[constructor]")) {
      return new Constructor(rest);
    }
    int dot = rest.indexOf('.');
    return new OfResource(
        rest.substring(0, dot), rest.substring(dot + 1), text.startsWith("[static]"));
  }
}
