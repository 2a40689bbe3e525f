package dev.wharf.wit.resolve;

import dev.wharf.wit.Primitive;
import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import dev.wharf.wit.Type;
import dev.wharf.wit.TypeKind;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.TypeBody;
import dev.wharf.wit.syntax.TypeExpr;
import java.util.List;
import java.util.Optional;

/** Gives meaning to the types written inside one interface or world. */
final class TypeDrafter {
  private final Draft draft;
  private final TypeTable table;
  private final TypeNames names;

  TypeDrafter(Draft draft, TypeTable table, TypeNames names) {
    this.draft = draft;
    this.table = table;
    this.names = names;
  }

  TypeKind kind(Name name, TypeBody body, Stability stability) {
    return switch (body) {
      case TypeBody.Alias(var type) -> kind(type, stability);
      case TypeBody.Record(var fields) -> {
        Labels.distinct(fields.stream().map(TypeBody.Field::name).toList());
        yield new TypeKind.Record(
            fields.stream()
                .map(each ->
                    new TypeKind.Field(
                        each.name().text(),
                        use(each.type(), stability),
                        each.docs(),
                        each.name().span()))
                .toList());
      }
      case TypeBody.Variant(var cases) -> {
        notEmpty(name, cases, "variant");
        Labels.distinct(cases.stream().map(TypeBody.Case::name).toList());
        yield new TypeKind.Variant(
            cases.stream()
                .map(each ->
                    new TypeKind.Case(
                        each.name().text(),
                        each.type().map(type -> use(type, stability)),
                        each.docs(),
                        each.name().span()))
                .toList());
      }
      case TypeBody.Enum(var cases) -> {
        notEmpty(name, cases, "enum");
        yield new TypeKind.Enum(labels(cases));
      }
      case TypeBody.Flags(var flags) -> new TypeKind.Flags(labels(flags));
      case TypeBody.Resource(var methods) -> {
        checkMethods(methods);
        yield new TypeKind.Resource();
      }
    };
  }

  private static void notEmpty(Name name, List<?> cases, String what) {
    if (cases.isEmpty()) {
      throw WitProblem.meaning(
              name.span(), "the " + what + " `" + name.text() + "` has no case, so no value")
          .withHelp("give it at least one case")
          .asException();
    }
  }

  private static List<TypeKind.Label> labels(List<TypeBody.Label> labels) {
    Labels.distinct(labels.stream().map(TypeBody.Label::name).toList());
    return labels.stream()
        .map(each -> new TypeKind.Label(each.name().text(), each.docs(), each.name().span()))
        .toList();
  }

  private static void checkMethods(List<TypeBody.Method> methods) {
    var constructors =
        methods.stream().filter(each -> each.kind() == TypeBody.MethodKind.CONSTRUCTOR).toList();
    if (constructors.size() > 1) {
      throw WitProblem.meaning(
              constructors.get(1).name().span(), "a resource has at most one constructor")
          .withHelp("make the others `static` functions")
          .asException();
    }
    Labels.distinct(
        methods.stream()
            .filter(each -> each.kind() != TypeBody.MethodKind.CONSTRUCTOR)
            .map(TypeBody.Method::name)
            .toList());
  }

  /** The type for what is written. */
  Type use(TypeExpr type, Stability stability) {
    return table.use(kind(type, stability), stability, type.span());
  }

  private Optional<Type> use(Optional<TypeExpr> type, Stability stability) {
    return type.map(each -> use(each, stability));
  }

  private TypeKind kind(TypeExpr type, Stability stability) {
    return switch (type) {
      case TypeExpr.OfPrimitive(_, var primitive) -> new TypeKind.Alias(primitive);
      case TypeExpr.Named(var name) -> new TypeKind.Alias(new Type.Ref(names.type(name)));
      case TypeExpr.ListOf(_, var element) -> new TypeKind.ListOf(use(element, stability));
      case TypeExpr.FixedListOf(_, var element, long length) ->
          new TypeKind.FixedList(use(element, stability), length);
      case TypeExpr.MapOf(var span, var key, var value) -> map(span, key, value, stability);
      case TypeExpr.OptionOf(_, var some) -> new TypeKind.Option(use(some, stability));
      case TypeExpr.ResultOf(_, var ok, var err) ->
          new TypeKind.Result(use(ok, stability), use(err, stability));
      case TypeExpr.TupleOf(_, var elements) ->
          new TypeKind.Tuple(elements.stream().map(each -> use(each, stability)).toList());
      case TypeExpr.FutureOf(_, var value) -> new TypeKind.Future(use(value, stability));
      case TypeExpr.StreamOf(_, var element) -> new TypeKind.Stream(use(element, stability));
      case TypeExpr.Own(var resource) -> new TypeKind.Own(resource(resource));
      case TypeExpr.Borrow(var resource) -> new TypeKind.Borrow(resource(resource));
    };
  }

  private TypeKind map(Span span, TypeExpr key, TypeExpr value, Stability stability) {
    Type keyType = use(key, stability);
    Type valueType = use(value, stability);
    if (!(keyType instanceof Primitive primitive) || !primitive.isKey()) {
      throw WitProblem.meaning(
              key instanceof TypeExpr.OfPrimitive ? key.span() : span,
              "this type cannot be the key of a map")
          .withHelp("keys are `bool`, `char`, `string` or whole numbers")
          .asException();
    }
    return new TypeKind.MapOf(keyType, valueType);
  }

  /** Follows aliases, as far as this package knows them. */
  private int resource(Name name) {
    int id = names.type(name);
    int at = id;
    while (true) {
      if (draft.isForeignType(at)) {
        draft.neededResources.add(new Draft.NeededResource(at, name.span()));
        return id;
      }
      switch (draft.type(at).kind()) {
        case TypeKind.Resource _ -> {
          return id;
        }
        case TypeKind.Alias(Type.Ref(int next)) -> at = next;
        default ->
            throw WitProblem.meaning(
                    name.span(), "`" + name.text() + "` is not a resource, so it has no handles")
                .withHelp("write `" + name.text() + "` alone")
                .asException();
      }
    }
  }
}
