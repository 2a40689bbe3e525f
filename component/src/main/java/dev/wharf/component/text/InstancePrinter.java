package dev.wharf.component.text;

import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.Sort;
import dev.wharf.wasm.text.PrintOut;
import dev.wharf.wasm.text.Quoted;
import java.util.List;
import java.util.function.Consumer;

/** Prints core and component instances. Explainer, instance definitions. */
final class InstancePrinter {
  private final PrintOut out;
  private final PrintedScope scope;

  InstancePrinter(PrintOut out, PrintedScope scope) {
    this.out = out;
    this.scope = scope;
  }

  void core(CoreInstance instance) {
    out.text("(core instance");
    scope.define(Sort.CORE_INSTANCE);
    switch (instance) {
      case CoreInstance.Instantiate(int module, var args, _) -> {
        instantiate(Sort.CORE_MODULE, module);
        lines(
            args,
            arg -> {
              out.text("(with ").text(Quoted.name(arg.name())).text(" (instance ");
              scope.use(Sort.CORE_INSTANCE, arg.instance());
              out.text("))");
            });
        out.text(")");
      }
      case CoreInstance.Bundle(var exports, _) ->
          lines(
              exports,
              export -> {
                out.text("(export ").text(Quoted.name(export.name())).text(" (");
                var item = export.item();
                // Only core sorts can be here, so that their prefix is left out.
                out.text(item.sort().word().substring("core ".length())).text(" ");
                scope.use(item.sort(), item.index());
                out.text("))");
              });
    }
    out.text(")");
  }

  void component(Instance instance) {
    out.text("(instance");
    scope.define(Sort.INSTANCE);
    switch (instance) {
      case Instance.Instantiate(int component, var args, _) -> {
        instantiate(Sort.COMPONENT, component);
        lines(
            args,
            arg -> {
              out.text("(with ").text(Quoted.name(arg.name())).text(" ");
              scope.item(arg.item());
              out.text(")");
            });
        out.text(")");
      }
      case Instance.Bundle(var exports, _) -> {
        var externs = new ExternPrinter(out, scope);
        lines(
            exports,
            export -> {
              out.text("(export ");
              externs.name(export.name());
              out.text(" ");
              scope.item(export.item());
              out.text(")");
            });
      }
    }
    out.text(")");
  }

  private void instantiate(Sort sort, int index) {
    out.text(" (instantiate ");
    scope.use(sort, index);
  }

  private <T> void lines(List<T> list, Consumer<T> line) {
    if (list.isEmpty()) {
      return;
    }
    out.indent();
    for (T each : list) {
      out.newLine();
      line.accept(each);
    }
    out.outdent();
    out.newLine();
  }
}
