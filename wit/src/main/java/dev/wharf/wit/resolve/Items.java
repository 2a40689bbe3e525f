package dev.wharf.wit.resolve;

import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Span;
import dev.wharf.wit.Spelling;
import dev.wharf.wit.Stability;
import dev.wharf.wit.WitDocument;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.syntax.Declaration;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.PackageId;
import dev.wharf.wit.syntax.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The interfaces and worlds of a package, and what each file calls them. A file sees its own names
 * and {@code use} declarations, then all interfaces and worlds of the package. WIT.md, top-level
 * {@code use}.
 */
final class Items {
  /** An interface or world by its index in the draft. */
  sealed interface Item {
    record OfInterface(int id) implements Item {}

    record OfWorld(int id) implements Item {}
  }

  /** An item, with the declaration and the number of the file that made it. */
  record Declared<D>(int id, D declaration, int file) {}

  private final List<WitDocument> files;
  private final Draft draft;
  private final Problems problems;
  private final int problemsBefore;
  private final Map<Path.Foreign, Item> foreign = new HashMap<>();
  private final Map<String, Item> own = new LinkedHashMap<>();
  private final List<Map<String, Item>> byFile = new ArrayList<>();
  private final List<Declared<Declaration.InterfaceDecl>> interfaces = new ArrayList<>();
  private final List<Declared<Declaration.WorldDecl>> worlds = new ArrayList<>();

  /** Declarations of this package by name, until they have an order. */
  private final Map<String, Declared<? extends Declaration>> declared = new LinkedHashMap<>();

  Items(List<WitDocument> files, Draft draft, Problems problems) {
    this.files = files;
    this.draft = draft;
    this.problems = problems;
    this.problemsBefore = problems.count();
    files.forEach(file -> PathWalk.visit(file.declarations(), this::noteForeign));
    declareAll();
    addInOrder();
    files.forEach(file -> problems.attempt(() -> nameInFile(file)));
  }

  /** In the order in which they can be resolved. */
  List<Declared<Declaration.InterfaceDecl>> interfaces() {
    return interfaces;
  }

  /** In the order in which they can be resolved. */
  List<Declared<Declaration.WorldDecl>> worlds() {
    return worlds;
  }

  int interfaceAt(Path path, int file) {
    return switch (item(path, file)) {
      case Item.OfInterface(int id) -> id;
      case Item.OfWorld _ ->
          throw problem(path.name(), "`" + path.name().text() + "` is a world, not an interface");
    };
  }

  int worldAt(Path path, int file) {
    return switch (item(path, file)) {
      case Item.OfWorld(int id) -> id;
      case Item.OfInterface _ ->
          throw problem(path.name(), "`" + path.name().text() + "` is an interface, not a world");
    };
  }

  private Item item(Path path, int file) {
    return switch (path) {
      case Path.Foreign other -> foreign.get(key(other));
      case Path.Local(Name name) -> {
        var found =
            Optional.ofNullable(byFile.get(file).get(name.text()))
                .or(() -> Optional.ofNullable(own.get(name.text())));
        yield found.orElseThrow(() -> unknown(name, byFile.get(file).keySet()));
      }
    };
  }

  private void noteForeign(PathWalk.Mention mention) {
    if (!(mention.path() instanceof Path.Foreign path)) {
      return;
    }
    Stability stability =
        problems.attempt(() -> Gates.stability(mention.gates())).orElse(Stability.UNKNOWN);
    var pkg = path.pkg().name();
    draft.dependencies.putIfAbsent(pkg, path.pkg().span());
    var item =
        foreign.computeIfAbsent(
            key(path),
            _ -> {
              boolean world = mention.target() == PathWalk.Target.WORLD;
              var list = world ? draft.foreignWorlds : draft.foreignInterfaces;
              list.add(
                  new Draft.ForeignItem(
                      pkg,
                      draft.dependencies.get(pkg),
                      path.name().text(),
                      path.name().span(),
                      new ArrayList<>()));
              int id = list.size() - 1;
              return world ? new Item.OfWorld(id) : new Item.OfInterface(id);
            });
    switch (item) {
      case Item.OfInterface(int id) -> draft.foreignInterfaces.get(id).mentions().add(stability);
      case Item.OfWorld(int id) -> draft.foreignWorlds.get(id).mentions().add(stability);
    }
  }

  /** The same for all mentions of one item. */
  private static Path.Foreign key(Path.Foreign path) {
    return new Path.Foreign(
        new PackageId(path.pkg().name(), Span.NONE),
        new Name(path.name().text(), Span.NONE),
        Span.NONE);
  }

  private void declareAll() {
    for (int file = 0; file < files.size(); file++) {
      for (var declaration : files.get(file).declarations()) {
        switch (declaration) {
          case Declaration.InterfaceDecl each -> declare(each.name(), each, file);
          case Declaration.WorldDecl each -> declare(each.name(), each, file);
          case Declaration.UseDecl _, Declaration.NestedPackage _ -> {}
        }
      }
    }
  }

  private void declare(Name name, Declaration declaration, int file) {
    var earlier = declared.putIfAbsent(name.text(), new Declared<>(-1, declaration, file));
    if (earlier != null) {
      problems.add(
          WitProblem.meaning(
                  name.span(),
                  "the package has an interface or world `" + name.text() + "` already")
              .withHelp("it is declared at " + nameOf(earlier.declaration()).span().place()));
    }
  }

  private static Name nameOf(Declaration declaration) {
    return switch (declaration) {
      case Declaration.InterfaceDecl each -> each.name();
      case Declaration.WorldDecl each -> each.name();
      case Declaration.UseDecl each -> each.name();
      case Declaration.NestedPackage each ->
          new Name(each.header().id().name().toString(), each.header().id().span());
    };
  }

  /** Gives indices to interfaces and worlds, those first that others need. */
  private void addInOrder() {
    var needs = new LinkedHashMap<String, List<String>>();
    declared.keySet().forEach(name -> needs.put(name, new ArrayList<>()));
    var places = new HashMap<String, Span>();
    for (var file : files) {
      addNeeds(file, needs, places);
    }
    problems.stopIfMoreThan(problemsBefore);
    var order = Order.of(needs);
    if (order.size() < needs.size()) {
      var circle = Order.circle(needs, order);
      throw problem(
          new Name(circle.get(0), places.get(circle.getLast() + " " + circle.get(0))),
          "interfaces or worlds need each other in a circle: " + Circle.print(circle));
    }
    for (var name : order) {
      var each = declared.get(name);
      switch (each.declaration()) {
        case Declaration.InterfaceDecl decl -> {
          int id = draft.add(new OpenInterface(Optional.of(name), decl.name().span()));
          own.put(name, new Item.OfInterface(id));
          interfaces.add(new Declared<>(id, decl, each.file()));
        }
        case Declaration.WorldDecl decl -> {
          int id = draft.add(new OpenWorld(name, decl.name().span()));
          own.put(name, new Item.OfWorld(id));
          worlds.add(new Declared<>(id, decl, each.file()));
        }
        case Declaration.UseDecl _, Declaration.NestedPackage _ -> {}
      }
    }
  }

  private void addNeeds(
      WitDocument file, Map<String, List<String>> needs, Map<String, Span> places) {
    // What a name of this file stands for: empty if it is in another package.
    var local = new HashMap<String, Optional<Name>>();
    var used = new HashSet<String>();
    for (var declaration : file.declarations()) {
      Name name = nameOf(declaration);
      Optional<Name> meant =
          declaration instanceof Declaration.UseDecl use
              ? use.path() instanceof Path.Local(Name target)
                  ? Optional.of(target)
                  : Optional.empty()
              : Optional.of(name);
      boolean isUse = declaration instanceof Declaration.UseDecl;
      var earlier = local.put(name.text(), meant);
      // Two items of the package were told apart before.
      if (earlier != null && (isUse || used.contains(name.text()))) {
        problems.add(
            WitProblem.meaning(name.span(), "this file has an item `" + name.text() + "` already")
                .withHelp("give the one that is used another name: `use path as name;`"));
      }
      if (isUse) {
        used.add(name.text());
      }
    }
    PathWalk.visit(
        file.declarations(),
        mention -> {
          if (mention.inside().isEmpty() || !(mention.path() instanceof Path.Local(Name name))) {
            return;
          }
          Name meant = name;
          if (local.containsKey(name.text())) {
            if (local.get(name.text()).isEmpty()) {
              return;
            }
            meant = local.get(name.text()).get();
          }
          if (!declared.containsKey(meant.text())) {
            problems.add(unknown(meant, local.keySet()).problems().get(0));
            return;
          }
          String inside = mention.inside().get().text();
          needs.get(inside).add(meant.text());
          places.putIfAbsent(inside + " " + meant.text(), name.span());
        });
  }

  private void nameInFile(WitDocument file) {
    var names = new LinkedHashMap<String, Item>();
    byFile.add(names);
    for (var declaration : file.declarations()) {
      switch (declaration) {
        case Declaration.InterfaceDecl each ->
            names.put(each.name().text(), own.get(each.name().text()));
        case Declaration.WorldDecl each ->
            names.put(each.name().text(), own.get(each.name().text()));
        case Declaration.UseDecl use -> {
          if (!use.gates().isEmpty()) {
            throw problem(
                new Name("", use.gates().get(0).span()),
                "a `use` outside of interfaces and worlds cannot have gates");
          }
          Item target =
              switch (use.path()) {
                case Path.Foreign path -> foreign.get(key(path));
                case Path.Local(Name name) -> {
                  if (!own.containsKey(name.text())) {
                    throw unknown(name, Set.of());
                  }
                  yield own.get(name.text());
                }
              };
          names.put(use.name().text(), target);
        }
        case Declaration.NestedPackage _ -> {}
      }
    }
  }

  private InvalidWitException unknown(Name name, Set<String> inFile) {
    var known = new LinkedHashSet<>(inFile);
    known.addAll(declared.keySet());
    known.remove(name.text());
    var problem =
        WitProblem.meaning(
            name.span(), "there is no interface or world `" + name.text() + "` in this package");
    return problem
        .withHelp(
            Spelling.nearest(name.text(), known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse(
                    "one of another package is written `namespace:package/" + name.text() + "`"))
        .asException();
  }

  private static InvalidWitException problem(Name name, String sentence) {
    return WitProblem.meaning(name.span(), sentence).asException();
  }
}
