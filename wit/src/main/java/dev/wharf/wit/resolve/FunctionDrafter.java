package dev.wharf.wit.resolve;

import dev.wharf.wit.Function;
import dev.wharf.wit.FunctionKind;
import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import dev.wharf.wit.Type;
import dev.wharf.wit.TypeKind;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.syntax.FuncSignature;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.Notes;
import dev.wharf.wit.syntax.TypeBody;
import dev.wharf.wit.syntax.TypeExpr;
import java.util.ArrayList;
import java.util.Optional;

/** Gives meaning to the functions written inside one interface or world. */
final class FunctionDrafter {
  private final Draft draft;
  private final TypeTable table;
  private final TypeNames names;
  private final TypeDrafter types;

  FunctionDrafter(Draft draft, TypeTable table, TypeNames names, TypeDrafter types) {
    this.draft = draft;
    this.table = table;
    this.names = names;
    this.types = types;
  }

  Function freestanding(Notes notes, Name name, FuncSignature signature) {
    var kind = new FunctionKind.Freestanding(signature.isAsync());
    return function(notes, name.text(), name, signature, kind);
  }

  Function ofResource(Name resource, TypeBody.Method method) {
    int id = names.type(resource);
    boolean isAsync = method.signature().isAsync();
    FunctionKind kind =
        switch (method.kind()) {
          case METHOD -> new FunctionKind.Method(id, isAsync);
          case STATIC -> new FunctionKind.Static(id, isAsync);
          case CONSTRUCTOR -> new FunctionKind.Constructor(id);
        };
    String member = "." + method.name().text();
    String name =
        switch (method.kind()) {
          case METHOD -> "[method]" + resource.text() + member;
          case STATIC -> "[static]" + resource.text() + member;
          case CONSTRUCTOR -> "[constructor]" + resource.text();
        };
    return function(method.notes(), name, method.name(), method.signature(), kind);
  }

  private Function function(
      Notes notes, String fullName, Name name, FuncSignature signature, FunctionKind kind) {
    Stability stability = Gates.stability(notes.gates());
    var externalId = Gates.externalId(notes.gates());
    var params = new ArrayList<Function.Param>();
    var names = new ArrayList<Name>();
    if (kind instanceof FunctionKind.Method(int resource, _)) {
      Span span = signature.span();
      names.add(new Name("self", span));
      Type self = table.use(new TypeKind.Borrow(resource), Stability.UNKNOWN, span);
      params.add(new Function.Param("self", self, span));
    }
    for (var param : signature.params()) {
      names.add(param.name());
      params.add(
          new Function.Param(
              param.name().text(),
              types.use(param.type(), Stability.UNKNOWN),
              param.name().span()));
    }
    Labels.distinct(names);
    Optional<Type> result =
        kind instanceof FunctionKind.Constructor(int resource)
            ? Optional.of(constructed(resource, signature.result()))
            : signature.result().map(type -> types.use(type, Stability.UNKNOWN));
    return new Function(
        fullName, kind, params, result, notes.docs(), stability, externalId, name.span());
  }

  /** A constructor gives its resource, or a result that has it. */
  private Type constructed(int resource, Optional<TypeExpr> written) {
    if (written.isEmpty()) {
      return new Type.Ref(resource);
    }
    var expr = written.get();
    Type type = types.use(expr, Stability.UNKNOWN);
    if (type instanceof Type.Ref(int id)
        && !draft.isForeignType(id)
        && draft.type(id).kind() instanceof TypeKind.Result(var ok, _)) {
      if (ok.equals(Optional.of(new Type.Ref(resource)))) {
        return type;
      }
      Span span =
          expr instanceof TypeExpr.ResultOf(_, var inner, _) && inner.isPresent()
              ? inner.get().span()
              : expr.span();
      throw WitProblem.meaning(span, "the constructor of another resource")
          .withHelp("the first type of the result must be the resource itself")
          .asException();
    }
    throw WitProblem.meaning(expr.span(), "a constructor that may fail gives a `result`")
        .withHelp("write no result, or `-> result<the-resource, ...>`")
        .asException();
  }
}
