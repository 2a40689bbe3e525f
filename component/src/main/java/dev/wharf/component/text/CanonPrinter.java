package dev.wharf.component.text;

import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.CanonOption;
import dev.wharf.component.definition.Sort;
import dev.wharf.wasm.text.PrintOut;
import java.util.List;

/** Prints canonical definitions. Explainer, canonical definitions. */
final class CanonPrinter {
  private final PrintOut out;
  private final PrintedScope scope;

  CanonPrinter(PrintOut out, PrintedScope scope) {
    this.out = out;
    this.scope = scope;
  }

  void definition(Canon canon) {
    switch (canon) {
      case Canon.Lift(int coreFunc, var options, int type, _) -> {
        out.text("(func");
        scope.define(Sort.FUNC);
        out.text(" (type ");
        scope.use(Sort.TYPE, type);
        out.text(") (canon lift (core func ");
        scope.use(Sort.CORE_FUNC, coreFunc);
        out.text(")");
        options(options);
      }
      case Canon.Lower(int func, var options, _) -> {
        out.text("(core func");
        scope.define(Sort.CORE_FUNC);
        out.text(" (canon lower (func ");
        scope.use(Sort.FUNC, func);
        out.text(")");
        options(options);
      }
      case Canon.BuiltIn(var builtin, var immediate, _) -> {
        out.text("(core func");
        scope.define(Sort.CORE_FUNC);
        out.text(" (canon ").text(builtin.spelling());
        immediate(immediate);
      }
    }
    out.text("))");
  }

  private void immediate(Canon.Immediate immediate) {
    switch (immediate) {
      case Canon.None _ -> {}
      case Canon.OfType(int type) -> use(Sort.TYPE, type);
      case Canon.OfTypeAndOptions(int type, var options) -> {
        use(Sort.TYPE, type);
        options(options);
      }
      case Canon.OfTypeAndAsync(int type, boolean async) -> {
        use(Sort.TYPE, type);
        word("async", async);
      }
      case Canon.OfAsync(boolean async) -> word("async", async);
      case Canon.OfOptions(var options) -> options(options);
      case Canon.OfResult(var result, var options) -> {
        result.ifPresent(new TypeExprPrinter(out, scope)::result);
        options(options);
      }
      case Canon.OfSlot(var type, int slot) ->
          out.text(" ").text(type.toString()).text(" ").number(slot);
      case Canon.OfCancellable(boolean cancellable) -> word("cancellable", cancellable);
      case Canon.OfCancellableAndMemory(boolean cancellable, int memory) -> {
        word("cancellable", cancellable);
        form("memory", Sort.CORE_MEMORY, memory);
      }
      case Canon.OfFuncTypeAndTable(int coreType, int table) -> {
        use(Sort.CORE_TYPE, coreType);
        form("table", Sort.CORE_TABLE, table);
      }
    }
  }

  private void options(List<CanonOption> options) {
    for (var option : options) {
      switch (option) {
        case CanonOption.Encoding(var encoding) ->
            out.text(" string-encoding=").text(encoding.word());
        case CanonOption.Memory(int memory) -> form("memory", Sort.CORE_MEMORY, memory);
        case CanonOption.Realloc(int func) -> form("realloc", Sort.CORE_FUNC, func);
        case CanonOption.PostReturn(int func) -> form("post-return", Sort.CORE_FUNC, func);
        case CanonOption.Callback(int func) -> form("callback", Sort.CORE_FUNC, func);
        case CanonOption.Async() -> word("async", true);
      }
    }
  }

  private void word(String word, boolean isThere) {
    out.text(isThere ? " " + word : "");
  }

  private void use(Sort sort, int index) {
    out.text(" ");
    scope.use(sort, index);
  }

  private void form(String keyword, Sort sort, int index) {
    out.text(" (").text(keyword).text(" ");
    scope.use(sort, index);
    out.text(")");
  }
}
