package dev.wharf.wit.wac;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Export;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.name.PackageName;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.wit.Features;
import dev.wharf.wit.WitDocument;
import dev.wharf.wit.WitEncoder;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.WitResolver;
import dev.wharf.wit.syntax.Declaration;
import dev.wharf.wit.syntax.Member;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.Notes;
import dev.wharf.wit.syntax.PackageHeader;
import dev.wharf.wit.syntax.PackageId;
import dev.wharf.wit.syntax.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types that a script mentions by WIT. Each import and the target become a world of a package
 * that is resolved and encoded like any other, so that there is one reading of WIT.
 */
final class ScriptTypes {
  private static final String WORLD = "script-world-";

  /**
   * A component type with what is meant.
   *
   * @param original the name of the import or export in it
   */
  record Item(ComponentType context, String original, List<Declarator> declared) {}

  private final WacScript script;
  private final Map<PackageName, WacPackage> packages;
  private final Map<Statement.Import, String> worlds = new LinkedHashMap<>();
  private final ScriptPackages known;
  private final Optional<ValidComponent> encoded;

  ScriptTypes(WacScript script, Map<PackageName, WacPackage> packages) {
    this.script = script;
    this.packages = packages;
    this.known = new ScriptPackages(packages);
    this.encoded = encode();
  }

  /** The type of an import. */
  Item of(Statement.Import statement) {
    String world = worlds.get(statement);
    if (world == null) {
      var path = (Path.Foreign) ((Statement.ImportType.OfPath) statement.type()).path();
      var part = ((WacPackage.Binary) packages.get(path.pkg().name())).part();
      return exported(part.component(), path);
    }
    var item = member(world);
    return new Item(item.context(), original(statement, item.context()), item.declared());
  }

  /** The import of a world that a statement asks for; others are what that needs. */
  private String original(Statement.Import statement, ComponentType world) {
    return switch (statement.type()) {
      case Statement.ImportType.Func _, Statement.ImportType.Inline _ -> statement.name().text();
      case Statement.ImportType.OfPath(var path) -> {
        var pkg = path instanceof Path.Foreign foreign ? foreign.pkg() : script.id();
        String name = pkg.name().namespace() + ":" + pkg.name().name() + "/" + path.name().text();
        yield world.imports().keySet().stream()
            .filter(each -> each.equals(name) || each.startsWith(name + "@"))
            .findFirst()
            .orElseThrow(() ->
                WitProblem.meaning(path.span(), "`" + path.name().text() + "` is not an interface")
                    .asException());
      }
    };
  }

  /** The world that the script is to fit. */
  Optional<ComponentType> target() {
    return script
        .target()
        .map(path -> {
          if (isBinary(path)) {
            var foreign = (Path.Foreign) path;
            var part = ((WacPackage.Binary) packages.get(foreign.pkg().name())).part();
            var item = exported(part.component(), foreign);
            if (item.context().exports().get(item.original())
                instanceof ExternDesc.OfComponent(var world)) {
              return world;
            }
            throw WitProblem.meaning(path.span(), "`" + path.name().text() + "` is not a world")
                .asException();
          }
          return member(WORLD + "target").context();
        });
  }

  /** An interface or world that the script declares, as a package exports it. */
  DefType declared(String name) {
    return type(encoded.orElseThrow(), name);
  }

  /** A type that the script declares outside of interfaces and worlds. */
  DefType declaredType(String name) {
    var world = member(WORLD + "types").context();
    return ((ExternDesc.OfType) world.imports().get(name)).type();
  }

  /** A function type that the script declares. */
  ComponentFuncType declaredFunc(String name) {
    var world = member(WORLD + "types").context();
    return ((ExternDesc.OfFunc) world.imports().get(name)).type();
  }

  private boolean isBinary(Path path) {
    return path instanceof Path.Foreign(var pkg, _, _)
        && packages.get(pkg.name()) instanceof WacPackage.Binary;
  }

  /** An interface or world of a package in the binary format. */
  private static Item exported(ValidComponent component, Path.Foreign path) {
    String name = path.name().text();
    if (component.type().exports().get(name) instanceof ExternDesc.OfType(ComponentType type)
        && type.exports().size() == 1) {
      return new Item(type, type.exports().firstEntry().getKey(), written(component, name));
    }
    throw WitProblem.meaning(
            path.name().span(),
            "package `" + path.pkg().name() + "` has no interface or world `" + name + "`")
        .asException();
  }

  private Item member(String world) {
    var component = encoded.orElseThrow();
    var wrapper = (ComponentType) type(component, world);
    var inner = (ExternDesc.OfComponent) wrapper.exports().firstEntry().getValue();
    var declared = (TypeDef) written(component, world).getFirst();
    return new Item(inner.type(), world, ((TypeExpr.OfComponent) declared.type()).declarators());
  }

  private static DefType type(ValidComponent component, String name) {
    return ((ExternDesc.OfType) component.type().exports().get(name)).type();
  }

  /** The declarators of a component type that is exported: each export follows its type. */
  private static List<Declarator> written(ValidComponent valid, String name) {
    Component component = valid.component();
    for (int i = 1; i < component.definitions().size(); i++) {
      if (component.definitions().get(i) instanceof Export(var named, _, _, _)
          && named.name().equals(name)
          && component.definitions().get(i - 1)
              instanceof TypeDef(TypeExpr.OfComponent(var declarators), _)) {
        return declarators;
      }
    }
    return List.of();
  }

  private Optional<ValidComponent> encode() {
    List<Declaration> declarations = new ArrayList<>();
    List<Member.OfWorld> types = new ArrayList<>();
    List<Member.OfWorld> funcs = new ArrayList<>();
    for (var statement : script.statements()) {
      switch (statement) {
        case Statement.Declare(var declaration) -> declarations.add(known.own(declaration));
        case Statement.DeclareType(var type) -> types.add(type);
        case Statement.DeclareFunc(var name, var signature) ->
            funcs.add(
                new Member.ExternDecl(Notes.NONE, true, new Member.Extern.Func(name, signature)));
        case Statement.Import each -> {
          if (!(each.type() instanceof Statement.ImportType.OfPath(var path) && isBinary(path))) {
            String world = WORLD + worlds.size();
            worlds.put(each, world);
            var members = new ArrayList<>(types);
            members.add(new Member.ExternDecl(Notes.NONE, true, extern(each)));
            declarations.add(world(world, members));
          }
        }
        case Statement.Let _, Statement.Export _ -> {}
      }
    }
    if (!types.isEmpty() || !funcs.isEmpty()) {
      // In one world, where a function type and a type that it mentions stay one.
      funcs.addAll(0, types);
      declarations.add(world(WORLD + "types", funcs));
    }
    script
        .target()
        .filter(path -> !isBinary(path))
        .ifPresent(path ->
            declarations.add(
                world(
                    WORLD + "target",
                    List.of(new Member.IncludeDecl(Notes.NONE, local(path), List.of())))));
    if (declarations.isEmpty()) {
      return Optional.empty();
    }
    var header = new PackageHeader(Optional.empty(), script.id());
    var document = new WitDocument(script.source(), List.of(), Optional.of(header), declarations);
    var resolution = WitResolver.resolve(List.of(document), known.documents(), Features.ALL);
    return Optional.of(
        ComponentValidator.validate(ComponentDecoder.decode(WitEncoder.encode(resolution))));
  }

  private Declaration world(String name, List<Member.OfWorld> members) {
    return new Declaration.WorldDecl(Notes.NONE, new Name(name, script.id().span()), members);
  }

  private Member.Extern extern(Statement.Import statement) {
    return switch (statement.type()) {
      case Statement.ImportType.OfPath(var path) -> new Member.Extern.OfPath(local(path));
      case Statement.ImportType.Func(var signature) ->
          new Member.Extern.Func(statement.name(), signature);
      case Statement.ImportType.Inline(var members) ->
          new Member.Extern.Inline(statement.name(), known.own(members));
    };
  }

  /** A path into the script's own package is one to a declaration beside it. */
  private Path local(Path path) {
    return path instanceof Path.Foreign(PackageId pkg, Name name, _)
            && pkg.name().equals(script.id().name())
        ? new Path.Local(name)
        : known.own(path);
  }
}
