package dev.wharf.wit.resolve;

import dev.wharf.wit.syntax.Declaration;
import dev.wharf.wit.syntax.Gate;
import dev.wharf.wit.syntax.Member;
import dev.wharf.wit.syntax.Member.Renaming;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Visits every path in a file. */
final class PathWalk {
  /** What a path must lead to. */
  enum Target {
    INTERFACE,
    WORLD,
    /** Known only where the name is used. */
    EITHER
  }

  /**
   * A path where it stands.
   *
   * @param inside the interface or world that cannot be resolved before the target is
   * @param names the types that are taken from there
   */
  record Mention(
      Optional<Name> inside,
      List<Gate> gates,
      Path path,
      Optional<List<Renaming>> names,
      Target target) {}

  private PathWalk() {}

  static void visit(List<Declaration> file, Consumer<Mention> visitor) {
    for (var declaration : file) {
      switch (declaration) {
        case Declaration.InterfaceDecl each ->
            visitUses(each.members(), Optional.of(each.name()), Optional.empty(), visitor);
        case Declaration.WorldDecl world -> visitWorld(world, visitor);
        case Declaration.UseDecl use ->
            visitor.accept(
                new Mention(
                    Optional.empty(), use.gates(), use.path(), Optional.empty(), Target.EITHER));
        case Declaration.NestedPackage _ -> {}
      }
    }
  }

  private static void visitWorld(Declaration.WorldDecl world, Consumer<Mention> visitor) {
    visitUses(world.members(), Optional.empty(), Optional.of(world.name()), visitor);
    visitExterns(world, true, visitor);
    visitExterns(world, false, visitor);
  }

  /**
   * @param user what cannot be resolved before the targets of its {@code use} are
   * @param includer what cannot be resolved before the targets of its {@code include} are
   */
  private static void visitUses(
      List<? extends Member> members,
      Optional<Name> user,
      Optional<Name> includer,
      Consumer<Mention> visitor) {
    for (var member : members) {
      if (member instanceof Member.UseTypes use) {
        visitor.accept(
            new Mention(
                user, use.notes().gates(), use.path(), Optional.of(use.names()), Target.INTERFACE));
      } else if (member instanceof Member.IncludeDecl include) {
        visitor.accept(
            new Mention(
                includer, include.notes().gates(), include.path(), Optional.empty(), Target.WORLD));
      }
    }
  }

  private static void visitExterns(
      Declaration.WorldDecl world, boolean imports, Consumer<Mention> visitor) {
    for (var member : world.members()) {
      if (!(member instanceof Member.ExternDecl decl) || decl.isImport() != imports) {
        continue;
      }
      var gates = decl.notes().gates();
      switch (decl.extern()) {
        case Member.Extern.Inline(_, var members) ->
            visitUses(members, Optional.empty(), Optional.empty(), visitor);
        case Member.Extern.OfPath(var path) -> visitor.accept(toInterface(gates, path));
        case Member.Extern.NamedPath(_, var path) -> visitor.accept(toInterface(gates, path));
        case Member.Extern.Func _ -> {}
      }
    }
  }

  private static Mention toInterface(List<Gate> gates, Path path) {
    return new Mention(Optional.empty(), gates, path, Optional.empty(), Target.INTERFACE);
  }
}
