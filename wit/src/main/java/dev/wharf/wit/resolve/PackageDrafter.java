package dev.wharf.wit.resolve;

import dev.wharf.wit.Owner;
import dev.wharf.wit.Spelling;
import dev.wharf.wit.WitDocument;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.syntax.Member;
import dev.wharf.wit.syntax.Member.TypeDecl;
import dev.wharf.wit.syntax.Name;
import dev.wharf.wit.syntax.Notes;
import dev.wharf.wit.syntax.PackageId;
import dev.wharf.wit.syntax.Path;
import dev.wharf.wit.syntax.TypeBody;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the draft of one package from its files. */
final class PackageDrafter {
  private final Draft draft;
  private final Problems problems;
  private final TypeTable table;
  private final Items items;
  private final List<WitDocument> files;
  private final Map<Integer, InterfaceTypes> interfaceTypes = new HashMap<>();

  private PackageDrafter(List<WitDocument> files, Draft draft, Problems problems) {
    this.files = files;
    this.draft = draft;
    this.problems = problems;
    this.table = new TypeTable(draft);
    this.items = new Items(files, draft, problems);
  }

  /** What {@code use} can take from an interface. */
  sealed interface InterfaceTypes {
    int type(Name name, Path from);

    /** Of this package, resolved before. */
    record Own(TypeNames names) implements InterfaceTypes {
      @Override
      public int type(Name name, Path from) {
        if (!names.all().contains(name.text())) {
          throw WitProblem.meaning(
                  name.span(),
                  "there is no type `" + name.text() + "` in `" + from.name().text() + "`")
              .withHelp(
                  Spelling.nearest(name.text(), names.all())
                      .map(near -> "did you mean `" + near + "`?")
                      .orElse("it has " + listed(names.types().sequencedKeySet())))
              .asException();
        }
        return names.type(name);
      }

      private static String listed(Collection<String> names) {
        return names.isEmpty()
            ? "no types"
            : "the types `" + String.join("`, `", names.stream().limit(10).toList()) + "`";
      }
    }

    /** Of another package, to be looked up when linking. */
    record Foreign(Map<String, Integer> types) implements InterfaceTypes {
      @Override
      public int type(Name name, Path from) {
        return types.get(name.text());
      }
    }
  }

  /**
   * @param id the name of the package and where it is given
   */
  static Draft draft(
      PackageId id, Optional<String> docs, List<WitDocument> files, Problems problems) {
    var draft = new Draft(id);
    draft.docs = docs;
    var drafter = new PackageDrafter(files, draft, problems);
    drafter.addForeignTypes();
    for (var each : drafter.items.interfaces()) {
      var decl = each.declaration();
      drafter.fill(each.id(), decl.members(), decl.notes(), each.file());
    }
    for (var each : drafter.items.worlds()) {
      new WorldDrafter(drafter, each.id(), each.file()).draft(each.declaration());
    }
    return draft;
  }

  Draft draft() {
    return draft;
  }

  TypeTable table() {
    return table;
  }

  Items items() {
    return items;
  }

  Problems problems() {
    return problems;
  }

  InterfaceTypes typesOf(int interfaceId) {
    var found = interfaceTypes.get(interfaceId);
    if (found == null) {
      // Its own declaration failed, or it is one that nothing is taken from.
      throw new Problems.Told();
    }
    return found;
  }

  /** Lists the types that are taken from other packages. */
  private void addForeignTypes() {
    for (int i = 0; i < files.size(); i++) {
      int file = i;
      PathWalk.visit(
          files.get(file).declarations(),
          mention -> problems.attempt(() -> addForeignTypes(mention, file)));
    }
  }

  private void addForeignTypes(PathWalk.Mention mention, int file) {
    if (mention.names().isEmpty()) {
      return;
    }
    int from = items.interfaceAt(mention.path(), file);
    if (from >= draft.foreignInterfaces.size()) {
      return;
    }
    var stability = Gates.stability(mention.gates());
    interfaceTypes.putIfAbsent(from, new InterfaceTypes.Foreign(new HashMap<>()));
    if (interfaceTypes.get(from) instanceof InterfaceTypes.Foreign(var types)) {
      for (var each : mention.names().get()) {
        String name = each.name().text();
        if (!types.containsKey(name)) {
          draft.foreignTypes.add(new Draft.ForeignType(from, name, stability, each.name().span()));
          types.put(name, draft.foreignTypes.size() - 1);
        }
      }
    }
  }

  /** Gives meaning to an interface, be it of the package or inside a world. */
  void fill(int id, List<Member.OfInterface> members, Notes notes, int file) {
    var made = draft.openInterface(id);
    made.docs = notes.docs();
    problems.attempt(() -> made.stability = Gates.stability(notes.gates()));
    var drafter = new MemberDrafter(this, new Owner.OfInterface(id), file);
    interfaceTypes.put(id, new InterfaceTypes.Own(drafter.names()));
    drafter.types(members);
    made.types.putAll(drafter.names().types());
    for (var member : members) {
      switch (member) {
        case Member.FuncDecl func ->
            problems.attempt(() -> {
              drafter.names().define(func.name(), new TypeNames.Meaning.OfFunction());
              made.functions.put(
                  func.name().text(),
                  drafter.functions().freestanding(func.notes(), func.name(), func.signature()));
            });
        case TypeDecl(_, var name, TypeBody.Resource(var methods)) ->
            methods.forEach(method ->
                problems.attempt(() -> {
                  var function = drafter.functions().ofResource(name, method);
                  made.functions.put(function.name(), function);
                }));
        case TypeDecl _, Member.UseTypes _ -> {}
      }
    }
  }
}
