package dev.wharf.wit.resolve;

import dev.wharf.wit.Owner;
import dev.wharf.wit.Span;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.WorldItem;
import dev.wharf.wit.WorldKey;
import dev.wharf.wit.syntax.Declaration;
import dev.wharf.wit.syntax.Member;
import dev.wharf.wit.syntax.Member.Extern;
import dev.wharf.wit.syntax.Member.TypeDecl;
import dev.wharf.wit.syntax.Path;
import dev.wharf.wit.syntax.TypeBody;
import java.util.Optional;

/** Gives meaning to one world of a draft. */
final class WorldDrafter {
  private final PackageDrafter pkg;
  private final OpenWorld world;
  private final int file;
  private final MemberDrafter members;

  WorldDrafter(PackageDrafter pkg, int id, int file) {
    this.pkg = pkg;
    this.world = pkg.draft().openWorld(id);
    this.file = file;
    this.members = new MemberDrafter(pkg, new Owner.OfWorld(id), file);
  }

  void draft(Declaration.WorldDecl decl) {
    world.docs = decl.notes().docs();
    pkg.problems().attempt(() -> world.stability = Gates.stability(decl.notes().gates()));
    members.types(decl.members());
    for (var member : decl.members()) {
      if (member instanceof Member.IncludeDecl include) {
        pkg.problems().attempt(() -> include(include));
      }
    }
    members
        .names()
        .types()
        .forEach((name, id) ->
            world.imports.put(
                new WorldKey.Named(name), new WorldItem.OfType(id, members.names().span(name))));
    for (var member : decl.members()) {
      switch (member) {
        case Member.ExternDecl extern -> pkg.problems().attempt(() -> extern(extern));
        case TypeDecl(_, var name, TypeBody.Resource(var methods)) ->
            methods.forEach(method ->
                pkg.problems()
                    .attempt(() -> {
                      var function = members.functions().ofResource(name, method);
                      world.imports.put(
                          new WorldKey.Named(function.name()), new WorldItem.OfFunction(function));
                    }));
        case TypeDecl _, Member.UseTypes _, Member.IncludeDecl _ -> {}
      }
    }
  }

  private void include(Member.IncludeDecl include) {
    var stability = Gates.stability(include.notes().gates());
    int from = pkg.items().worldAt(include.path(), file);
    world.includes.add(
        new OpenWorld.Include(stability, from, include.names(), include.path().name().span()));
  }

  private void extern(Member.ExternDecl decl) {
    var notes = decl.notes();
    var stability = Gates.stability(notes.gates());
    var externalId = Gates.externalId(notes.gates());
    switch (decl.extern()) {
      case Extern.Func(var name, var signature) -> {
        var function = members.functions().freestanding(notes, name, signature);
        add(decl, new WorldKey.Named(name.text()), new WorldItem.OfFunction(function));
      }
      case Extern.Inline(var name, var body) -> {
        int id = pkg.draft().add(new OpenInterface(Optional.empty(), name.span()));
        pkg.fill(id, body, notes, file);
        add(
            decl,
            new WorldKey.Named(name.text()),
            new WorldItem.OfInterface(
                id,
                pkg.draft().openInterface(id).stability,
                externalId,
                Optional.empty(),
                name.span()));
      }
      case Extern.OfPath(Path path) -> {
        int id = pkg.items().interfaceAt(path, file);
        add(
            decl,
            new WorldKey.OfInterface(id),
            new WorldItem.OfInterface(id, stability, externalId, notes.docs(), path.name().span()));
      }
      case Extern.NamedPath(var name, Path path) -> {
        int id = pkg.items().interfaceAt(path, file);
        add(
            decl,
            new WorldKey.Named(name.text()),
            new WorldItem.OfInterface(id, stability, externalId, notes.docs(), name.span()));
      }
    }
  }

  private void add(Member.ExternDecl decl, WorldKey key, WorldItem item) {
    var earlier = world.side(decl.isImport()).putIfAbsent(key, item);
    if (earlier == null) {
      return;
    }
    Span span = decl.extern().span();
    String sentence =
        switch (key) {
          case WorldKey.OfInterface _ ->
              "this world " + decl.verb() + "s `" + span.text() + "` already";
          case WorldKey.Named(String name) ->
              "this world " + decl.verb() + "s something called `" + name + "` already";
        };
    throw WitProblem.meaning(span, sentence)
        .withHelp("it does so at " + earlier.span().place())
        .asException();
  }
}
