package dev.wharf.wit.wac;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.compose.CompositionGraph;
import dev.wharf.component.compose.Node;
import dev.wharf.component.compose.Part;
import dev.wharf.component.definition.Component;
import dev.wharf.component.name.PackageName;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.TypeMatching;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Span;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.syntax.Declaration;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** Carries out a script, statement by statement. LANGUAGE.md of wac. */
public final class ScriptEvaluation {
  private final WacScript script;
  private final Map<PackageName, WacPackage> packages;
  private final ScriptTypes types;
  private final CompositionGraph graph = new CompositionGraph();
  private final Map<String, Local> locals = new HashMap<>();

  /** Interfaces that imports were declared to be. */
  private final Map<Node, String> interfaces = new IdentityHashMap<>();

  /** Types that the script declares, with their names. */
  private final Map<Node, String> declared = new IdentityHashMap<>();

  private record Local(Node node, Span span) {}

  private ScriptEvaluation(WacScript script, Map<PackageName, WacPackage> packages) {
    this.script = script;
    this.packages = packages;
    this.types = new ScriptTypes(script, packages);
  }

  /**
   * The component that the script describes.
   *
   * @param packages one for each of {@link WacScript#packages()}
   * @throws InvalidWitException at the first statement that cannot be carried out
   */
  public static Component compose(WacScript script, Map<PackageName, WacPackage> packages) {
    var missing =
        script.packages().entrySet().stream()
            .filter(each -> !packages.containsKey(each.getKey()))
            .map(each -> unknown(each.getKey(), each.getValue()))
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidWitException(missing);
    }
    return new ScriptEvaluation(script, packages).run();
  }

  private static WitProblem unknown(PackageName name, Span span) {
    return WitProblem.meaning(span, "unknown package `" + name + "`")
        .withHelp("--dep " + name + "=FILE says where it is");
  }

  private Component run() {
    script.statements().forEach(this::evaluate);
    Component component = at(script.id().span(), graph::compose);
    types
        .target()
        .ifPresent(world -> {
          var composed =
              at(
                  script.id().span(),
                  () ->
                      ComponentValidator.validate(
                          ComponentDecoder.decode(ComponentEncoder.encode(component))));
          TypeMatching.mismatch(
                  new ExternDesc.OfComponent(composed.type()), new ExternDesc.OfComponent(world))
              .ifPresent(reason -> {
                throw problem(
                    script.target().get().span(), "the composition does not fit: " + reason);
              });
        });
    return component;
  }

  private void evaluate(Statement statement) {
    switch (statement) {
      case Statement.Declare(var declaration) -> declare(declaration);
      case Statement.DeclareType(var type) -> {
        declare(type.name(), types.declaredType(type.name().text()));
      }
      case Statement.DeclareFunc(var name, _) -> declare(name, types.declaredFunc(name.text()));
      case Statement.Import each -> importItem(each);
      case Statement.Let(var name, var expression) -> define(name, node(expression));
      case Statement.Export each -> export(each);
    }
  }

  /** What a script declares it exports, as a WIT package does. */
  private void declare(Declaration declaration) {
    switch (declaration) {
      case Declaration.InterfaceDecl(_, var name, _) -> declare(name, types.declared(name.text()));
      case Declaration.WorldDecl(_, var name, _) -> declare(name, types.declared(name.text()));
      case Declaration.UseDecl _, Declaration.NestedPackage _ -> {}
    }
  }

  private void declare(Name name, DefType type) {
    Node node = graph.define(type);
    define(name, node);
    declared.put(node, name.text());
    if (!isExportedByStatement(name)) {
      export(name.text(), node, name.span());
    }
  }

  private boolean isExportedByStatement(Name name) {
    return script.statements().stream()
        .anyMatch(each ->
            each instanceof Statement.Export(Expression.Local(var local), _)
                && local.text().equals(name.text()));
  }

  private void importItem(Statement.Import statement) {
    var item = types.of(statement);
    Statement.Extern given =
        statement
            .extern()
            .orElseGet(() ->
                switch (statement.type()) {
                  case Statement.ImportType.OfPath(Path.Foreign path) ->
                      new Statement.Extern(text(path), path.span());
                  case Statement.ImportType.OfPath(Path.Local path) ->
                      new Statement.Extern(item.original(), path.span());
                  case Statement.ImportType.Func _, Statement.ImportType.Inline _ ->
                      new Statement.Extern(statement.name().text(), statement.name().span());
                });
    Node node =
        at(
            given.span(),
            () -> graph.importItem(given.text(), item.context(), item.original(), item.declared()));
    if (statement.type() instanceof Statement.ImportType.OfPath) {
      interfaces.put(node, item.original());
    }
    define(statement.name(), node);
  }

  private static String text(Path.Foreign path) {
    var pkg = path.pkg().name();
    return pkg.namespace()
        + ":"
        + pkg.name()
        + "/"
        + path.name().text()
        + pkg.version().map(version -> "@" + version).orElse("");
  }

  private void define(Name name, Node node) {
    var before = locals.putIfAbsent(name.text(), new Local(node, name.span()));
    if (before != null) {
      throw WitProblem.meaning(name.span(), "`" + name.text() + "` is already defined")
          .withHelp("it was defined at " + before.span().place())
          .asException();
    }
  }

  private Node local(Name name) {
    var local = locals.get(name.text());
    if (local == null) {
      throw problem(name.span(), "undefined name `" + name.text() + "`");
    }
    return local.node();
  }

  private Node node(Expression expression) {
    return switch (expression) {
      case Expression.Local(var name) -> local(name);
      case Expression.New instantiation -> instantiate(instantiation);
      case Expression.Access(_, var inner, var name) -> {
        var instance = node(inner);
        var exports = exports(instance, inner.span(), "has exports");
        yield export(instance, matching(name.text(), exports), name.span());
      }
      case Expression.NamedAccess(_, var inner, var name) -> {
        var instance = node(inner);
        exports(instance, inner.span(), "has exports");
        yield export(instance, name.text(), name.span());
      }
    };
  }

  private Node export(Node instance, String name, Span span) {
    return graph
        .export(instance, name)
        .orElseThrow(() -> {
          var exports = ((ExternDesc.OfInstance) instance.type()).type().exports().keySet();
          return WitProblem.meaning(span, "the instance has no export named `" + name + "`")
              .withHelp(
                  exports.isEmpty()
                      ? "it has no exports at all"
                      : "it exports " + String.join(", ", exports))
              .asException();
        });
  }

  private static Collection<String> exports(Node node, Span span, String what) {
    if (node.type() instanceof ExternDesc.OfInstance(var type)) {
      return type.exports().keySet();
    }
    throw problem(span, "this is a " + node.type().sort() + "; only an instance " + what);
  }

  /** The name itself, or the only interface that ends with it. */
  private static String matching(String name, Collection<String> names) {
    if (names.contains(name)) {
      return name;
    }
    var found =
        names.stream()
            .filter(each -> {
              int slash = each.lastIndexOf('/');
              int at = each.indexOf('@', slash + 1);
              return slash >= 0
                  && each.substring(slash + 1, at < 0 ? each.length() : at).equals(name);
            })
            .toList();
    return found.size() == 1 ? found.getFirst() : name;
  }

  private Node instantiate(Expression.New expression) {
    var span = expression.pkg().span();
    if (expression.pkg().name().equals(script.id().name())) {
      throw problem(span, "the script cannot instantiate its own package");
    }
    if (!(packages.get(expression.pkg().name()) instanceof WacPackage.Binary(Part part))) {
      throw problem(span, "`" + expression.pkg().name() + "` is a WIT package, not a component");
    }
    var imports = part.component().type().imports().keySet();
    SequencedMap<String, Node> args = new LinkedHashMap<>();
    Map<String, Span> spans = new HashMap<>();
    boolean fill = false;
    for (var argument : expression.arguments()) {
      switch (argument) {
        case Expression.Argument.Inferred(var name) -> {
          Node node = local(name);
          pass(part, inferred(name, node, imports), node, name.span(), args, spans);
        }
        case Expression.Argument.Named(var name, boolean quoted, var value) -> {
          String wanted = quoted ? name.text() : matching(name.text(), imports);
          pass(part, wanted, node(value), name.span(), args, spans);
        }
        case Expression.Argument.Spread _ -> {}
        case Expression.Argument.Fill(var dots) -> {
          if (argument != expression.arguments().getLast()) {
            throw problem(dots, "`...` must be the last argument");
          }
          fill = true;
        }
      }
    }
    for (var argument : expression.arguments()) {
      if (argument instanceof Expression.Argument.Spread(var name)) {
        spread(name, imports, args, spans);
      }
    }
    if (!fill) {
      checkComplete(expression, imports, args);
    }
    return instantiate(part, args, spans, span);
  }

  private void checkComplete(
      Expression.New expression, Collection<String> imports, Map<String, Node> args) {
    var open = imports.stream().filter(name -> !args.containsKey(name)).toList();
    if (!open.isEmpty()) {
      throw WitProblem.meaning(
              expression.pkg().span(),
              "missing argument `" + open.getFirst() + "` for `" + expression.pkg().name() + "`")
          .withHelp("`...` as the last argument imports what is left open")
          .asException();
    }
  }

  /** An argument of the wrong type is underlined, if it can be told which one it is. */
  private Node instantiate(
      Part part, SequencedMap<String, Node> args, Map<String, Span> spans, Span span) {
    try {
      return graph.instantiate(part, args);
    } catch (LinkException e) {
      var place =
          spans.entrySet().stream()
              .filter(each -> e.sentence().contains("passed as `" + each.getKey() + "`"))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(span);
      throw problem(place, oneLine(e));
    }
  }

  private static void pass(
      Part part,
      String name,
      Node node,
      Span span,
      Map<String, Node> args,
      Map<String, Span> spans) {
    var imports = part.component().type().imports().keySet();
    if (!imports.contains(name)) {
      throw WitProblem.meaning(
              span, "component `" + part.name() + "` has no import named `" + name + "`")
          .withHelp(
              imports.isEmpty() ? "it has no imports" : "it imports " + String.join(", ", imports))
          .asException();
    }
    if (args.putIfAbsent(name, node) != null) {
      throw problem(span, "duplicate argument `" + name + "`");
    }
    spans.put(name, span);
  }

  /** LANGUAGE.md of wac, inferred arguments. */
  private String inferred(Name name, Node node, Collection<String> imports) {
    var path = Optional.ofNullable(interfaces.get(node)).filter(imports::contains);
    return path.or(() -> node.name().filter(imports::contains))
        .orElseGet(() -> matching(name.text(), imports));
  }

  private void spread(
      Name name, Collection<String> imports, Map<String, Node> args, Map<String, Span> spans) {
    Node instance = local(name);
    exports(instance, name.span(), "can be spread");
    boolean any = false;
    for (var wanted : imports) {
      if (!args.containsKey(wanted)) {
        var export = graph.export(instance, wanted);
        if (export.isPresent()) {
          args.put(wanted, export.get());
          spans.put(wanted, name.span());
          any = true;
        }
      }
    }
    if (!any) {
      throw problem(
          name.span(), "the instance has no export that matches an argument still missing");
    }
  }

  private void export(Statement.Export statement) {
    var node = node(statement.expression());
    var span = statement.expression().span();
    switch (statement.as()) {
      case Statement.ExportAs.OwnName _ -> {
        String name =
            Optional.ofNullable(interfaces.get(node))
                .or(() -> Optional.ofNullable(declared.get(node)))
                .or(node::name)
                .orElseThrow(() ->
                    WitProblem.meaning(span, "this has no name to be exported under")
                        .withHelp("write `export ... as name;`")
                        .asException());
        export(name, node, span);
      }
      case Statement.ExportAs.Renamed(var name) -> export(name.text(), node, name.span());
      case Statement.ExportAs.Spread(var dots) -> {
        boolean any = false;
        for (var name : exports(node, span, "can be spread")) {
          if (!graph.exports().contains(name)) {
            export(name, graph.export(node, name).orElseThrow(), dots);
            any = true;
          }
        }
        if (!any) {
          throw problem(span, "the instance has no export that is not exported already");
        }
      }
    }
  }

  private void export(String name, Node node, Span span) {
    at(
        span,
        () -> {
          graph.export(name, node);
          return name;
        });
  }

  /** What goes wrong is told with the place in the script. */
  private static <T> T at(Span span, Supplier<T> step) {
    try {
      return step.get();
    } catch (LinkException e) {
      throw problem(span, oneLine(e));
    } catch (ValidationException e) {
      throw problem(span, String.valueOf(e.getMessage()));
    }
  }

  private static String oneLine(LinkException e) {
    return e.sentence()
        + e.facts().stream().map(fact -> ": " + fact.value()).findFirst().orElse("");
  }

  private static InvalidWitException problem(Span span, String sentence) {
    return WitProblem.meaning(span, sentence).asException();
  }
}
