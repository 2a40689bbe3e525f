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
    expr(type.type());
    out.text(")");
  }

  /** A type with a space or line before it. */
  private void expr(TypeExpr type) {
    switch (type) {
      case TypeExpr.Primitive(var primitive) -> {
        out.text(" ").text(primitive.toString());
        return;
      }
      case TypeExpr.OfComponent(var declarators) -> {
        declarators("component", declarators);
        return;
      }
      case TypeExpr.OfInstance(var declarators) -> {
        declarators("instance", declarators);
        return;
      }
      case TypeExpr.Record(var fields) -> {
        form("record");
        labels("field", fields);
      }
      case TypeExpr.Variant(var cases) -> {
        form("variant");
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
      case TypeExpr.Own(int resource) -> values("own", List.of(new ValueRef.Index(resource)));
      case TypeExpr.Borrow(int resource) -> values("borrow", List.of(new ValueRef.Index(resource)));
      case TypeExpr.Stream(var element) -> values("stream", element.stream().toList());
      case TypeExpr.Future(var payload) -> values("future", payload.stream().toList());
      case TypeExpr.Func(boolean async, var params, var result) -> {
        form(async ? "func async" : "func");
        labels("param", params);
        result.ifPresent(this::result);
      }
      case TypeExpr.Resource(var representation, var destructor) -> {
        form("resource");
        out.text(" (rep ").text(representation.toString()).text(")");
        destructor.ifPresent(func -> {
          out.text(" (dtor (func ");
          scope.use(Sort.CORE_FUNC, func);
          out.text("))");
        });
      }
    }
    out.text(")");
  }

  private void form(String keyword) {
    out.text(" (").text(keyword);
  }

  void result(ValueRef result) {
    out.text(" (result");
    value(result);
    out.text(")");
  }

  private void labels(String keyword, List<TypeExpr.Label> labels) {
    for (var label : labels) {
      out.space().text("(").text(keyword).text(" ").text(Quoted.name(label.name()));
      value(label.type());
      out.text(")");
    }
  }

  private void names(String keyword, List<String> names) {
    form(keyword);
    for (String name : names) {
      out.space().text(Quoted.name(name));
    }
  }

  private void values(String keyword, List<ValueRef> types) {
    form(keyword);
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

  private void declarators(String keyword, List<Declarator> declarators) {
    out.indent();
    out.newLine();
    out.text("(").text(keyword);
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
