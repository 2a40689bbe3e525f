package dev.wharf.component.text;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.Canon;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.CoreInstance;
import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.Instance;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.text.Annotation;
import dev.wharf.wasm.text.ModulePrinter;
import dev.wharf.wasm.text.ModulePrinter.Detail;
import dev.wharf.wasm.text.PrintOut;
import dev.wharf.wasm.text.Quoted;
import java.util.Optional;

/**
 * From a component to text that {@link ComponentParser} reads back. Each definition has a line of
 * its own, in the order of the binary, and nothing is written in place; so what the text carries
 * comes back as the same bytes, custom sections and names included. What it does not carry is how
 * the bytes wrote the same thing: numbers longer than they need to be, neighbouring sections of one
 * kind, the two codes of a name without attributes, and what {@link ModulePrinter} tells of core
 * modules. The component may be invalid. Explainer, component definitions.
 */
public final class ComponentPrinter {
  private final Component component;
  private final Detail detail;
  private final PrintOut out;
  private final PrintedNames names;
  private final PrintedScope scope;

  private ComponentPrinter(
      Component component, Detail detail, Optional<PrintedScope> parent, PrintOut out) {
    this.component = component;
    this.detail = detail;
    this.out = out;
    this.names = new PrintedNames(component);
    this.scope = new PrintedScope(out, parent, names.ids());
  }

  /**
   * The text of a component.
   *
   * @throws dev.wharf.wasm.MalformedException if a core function's instructions cannot be read, or
   *     the text would be far larger than the component
   */
  public static String print(Component component) {
    var text = new StringBuilder();
    print(component, Detail.ALL, text);
    return text.toString();
  }

  /**
   * Prints piece by piece, so that a large component needs no memory for its text.
   *
   * @throws dev.wharf.wasm.MalformedException if a core function's instructions cannot be read, or
   *     the text would be far larger than the component
   * @throws java.io.UncheckedIOException if {@code to} refuses what it is given
   */
  public static void print(Component component, Detail detail, Appendable to) {
    var out = new PrintOut(to);
    var printer = new ComponentPrinter(component, detail, Optional.empty(), out);
    out.text("(component");
    printer.names.component().ifPresent(printer::name);
    printer.body();
    out.text(")\n");
    out.flush();
  }

  private void name(String name) {
    out.text(" ").text(name.isEmpty() ? "(@name \"\")" : Quoted.id(name));
  }

  private void body() {
    out.indent();
    int custom = 0;
    for (int i = 0; i < component.definitions().size(); i++) {
      custom = customs(custom, i);
      out.newLine();
      scope.begin();
      definition(component.definitions().get(i));
    }
    customs(custom, Integer.MAX_VALUE);
    out.outdent();
    out.newLine();
  }

  /** Those that follow at most so many definitions; the index of the next one. */
  private int customs(int first, int definitions) {
    int index = first;
    while (index < component.customs().size()
        && component.customs().get(index).after() <= definitions) {
      var custom = component.customs().get(index++);
      if (!names.imply(custom)) {
        custom(custom);
      } else if (definitions < component.definitions().size()
          || index < component.customs().size()
          || !names.order().isEmpty()) {
        out.newLine();
        out.text("(@").text(Annotation.COMPONENT_NAME);
        names.order().forEach(sort -> out.text(" (").text(sort.word()).text(")"));
        out.text(")");
      }
    }
    return index;
  }

  private void custom(Component.Custom custom) {
    out.newLine();
    out.text("(@").text(Annotation.CUSTOM).text(" ").text(Quoted.name(custom.name()));
    if (detail == Detail.SKELETON) {
      out.text(" ...");
    } else {
      // A custom section without bytes has a string all the same: others demand one.
      Quoted.bytes(out, custom.bytes());
    }
    out.text(")");
  }

  private void definition(Definition definition) {
    switch (definition) {
      case Definition.CoreModule(var module, _) -> module(module);
      case Definition.NestedComponent(var nested, _) -> nested(nested);
      case CoreInstance instance -> new InstancePrinter(out, scope).core(instance);
      case Instance instance -> new InstancePrinter(out, scope).component(instance);
      case CoreTypeDef type -> new CoreTypePrinter(out, scope).definition(type);
      case TypeDef type -> new TypeExprPrinter(out, scope).definition(type);
      case Alias alias -> new ExternPrinter(out, scope).alias(alias);
      case Canon canon -> new CanonPrinter(out, scope).definition(canon);
      case Import each -> new ExternPrinter(out, scope).componentImport(each);
      case Export export -> new ExternPrinter(out, scope).export(export);
    }
  }

  private void module(Module module) {
    out.text("(core module");
    int index = scope.define(Sort.CORE_MODULE);
    ModulePrinter.nested(module, detail, scope.ids(Sort.CORE_MODULE).called(index), out);
    out.text(")");
  }

  private void nested(Component nested) {
    out.text("(component");
    int index = scope.define(Sort.COMPONENT);
    var printer = new ComponentPrinter(nested, detail, Optional.of(scope), out);
    var called = scope.ids(Sort.COMPONENT).called(index);
    if (!called.equals(printer.names.component())) {
      out.text(" ").text(Annotation.ownName(printer.names.component()));
    }
    printer.body();
    out.text(")");
  }
}
