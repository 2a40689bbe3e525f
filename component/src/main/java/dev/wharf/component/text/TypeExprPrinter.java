package dev.wharf.component.text;

import dev.wharf.component.definition.Alias;
import dev.wharf.component.definition.CoreTypeDef;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Import;
import dev.wharf.component.definition.Sort;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.definition.ValueRef;
import dev.wharf.wasm.text.PrintOut;
import dev.wharf.wasm.text.Quoted;
import java.util.List;

/** Prints component-level types, whose parts are indices. Explainer, type definitions. */
final class TypeExprPrinter {
  private final PrintOut out;
  private final PrintedScope scope;

  TypeExprPrinter(PrintOut out, PrintedScope scope) {
    this.out = out;
    this.scope = scope;
  }

  void definition(TypeDef type) {
    out.text("(type");
    scope.define(Sort.TYPE);
    switch (type.type()) {
      case TypeExpr.OfComponent(var declarators) -> declarators("(component", declarators);
      case TypeExpr.OfInstance(var declarators) -> declarators("(instance", declarators);
      case TypeExpr.Primitive(var primitive) -> out.text(" ").text(primitive.toString());
      default -> {
        out.text(" (");
        expr(type.type());
        out.text(")");
      }
    }
    out.text(")");
  }

  private void expr(TypeExpr type) {
    switch (type) {
      case TypeExpr.Record(var fields) -> {
        out.text("record");
        labels("field", fields);
      }
      case TypeExpr.Variant(var cases) -> {
        out.text("variant");
        for (var each : cases) {
          out.space().text("(case ").text(Quoted.name(each.name()));
          each.payload().ifPresent(this::value);
          out.text(")");
        }
      }
      case TypeExpr.ListOf(var element) -> values("list", List.of(element));
      case TypeExpr.FixedListOf(var element, int length) -> {
        values("list", List.of(element));
        out.text(" ").number(length);
      }
      case TypeExpr.MapOf(var key, var value) -> values("map", List.of(key, value));
      case TypeExpr.Tuple(var elements) -> values("tuple", elements);
      case TypeExpr.Flags(var names) -> names("flags", names);
      case TypeExpr.Enum(var names) -> names("enum", names);
      case TypeExpr.Option(var payload) -> values("option", List.of(payload));
      case TypeExpr.Result(var ok, var error) -> {
        values("result", ok.stream().toList());
        error.ifPresent(value -> {
          out.text(" (error");
          value(value);
          out.text(")");
        });
      }
      case TypeExpr.Own(int resource) -> resource("own ", resource);
      case TypeExpr.Borrow(int resource) -> resource("borrow ", resource);
      case TypeExpr.Stream(var element) -> values("stream", element.stream().toList());
      case TypeExpr.Future(var payload) -> values("future", payload.stream().toList());
      case TypeExpr.Func func -> func(func);
      case TypeExpr.Resource(var representation, var destructor) -> {
        out.text("resource (rep ").text(representation.toString()).text(")");
        destructor.ifPresent(func -> {
          out.text(" (dtor (func ");
          scope.use(Sort.CORE_FUNC, func);
          out.text("))");
        });
      }
      case TypeExpr.Primitive _, TypeExpr.OfComponent _, TypeExpr.OfInstance _ ->
          throw new IllegalStateException("a form of its own: " + type);
    }
  }

  private void func(TypeExpr.Func func) {
    out.text(func.async() ? "func async" : "func");
    labels("param", func.params());
    func.result().ifPresent(this::result);
  }

  void result(ValueRef result) {
    out.text(" (result");
    value(result);
    out.text(")");
  }

  private void resource(String keyword, int type) {
    out.text(keyword);
    scope.use(Sort.TYPE, type);
  }

  private void labels(String keyword, List<TypeExpr.Label> labels) {
    for (var label : labels) {
      out.space().text("(").text(keyword).text(" ").text(Quoted.name(label.name()));
      value(label.type());
      out.text(")");
    }
  }

  private void names(String keyword, List<String> names) {
    out.text(keyword);
    for (String name : names) {
      out.space().text(Quoted.name(name));
    }
  }

  private void values(String keyword, List<ValueRef> types) {
    out.text(keyword);
    for (var type : types) {
      value(type);
    }
  }

  private void value(ValueRef type) {
    out.space();
    switch (type) {
      case ValueRef.Primitive(var primitive) -> out.text(primitive.toString());
      case ValueRef.Index(int index) -> scope.use(Sort.TYPE, index);
    }
  }

  private void declarators(String form, List<Declarator> declarators) {
    out.indent();
    out.newLine();
    out.text(form);
    out.indent();
    var inner = scope.type();
    var types = new TypeExprPrinter(out, inner);
    var externs = new ExternPrinter(out, inner);
    for (Declarator declarator : declarators) {
      out.newLine();
      inner.begin();
      switch (declarator) {
        case CoreTypeDef type -> new CoreTypePrinter(out, inner).definition(type);
        case TypeDef type -> types.definition(type);
        case Alias alias -> externs.alias(alias);
        case Import each -> externs.componentImport(each);
        case Declarator.Export export -> externs.exportDeclarator(export);
      }
    }
    out.outdent();
    if (!declarators.isEmpty()) {
      out.newLine();
    }
    out.text(")");
    out.outdent();
    out.newLine();
  }
}
