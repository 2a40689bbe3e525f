package dev.wharf.wit.resolve;

import dev.wharf.wit.Owner;
import dev.wharf.wit.Stability;
import dev.wharf.wit.Type;
import dev.wharf.wit.TypeDef;
import dev.wharf.wit.TypeKind;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.syntax.Member;
import dev.wharf.wit.syntax.Member.TypeDecl;
import dev.wharf.wit.syntax.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives meaning to what one interface or world declares. */
final class MemberDrafter {
  private final PackageDrafter pkg;
  private final Owner owner;
  private final int file;
  private final TypeNames names = new TypeNames();
  private final TypeDrafter types;
  private final FunctionDrafter functions;

  MemberDrafter(PackageDrafter pkg, Owner owner, int file) {
    this.pkg = pkg;
    this.owner = owner;
    this.file = file;
    this.types = new TypeDrafter(pkg.draft(), pkg.table(), names);
    this.functions = new FunctionDrafter(pkg.draft(), pkg.table(), names, types);
  }

  TypeNames names() {
    return names;
  }

  FunctionDrafter functions() {
    return functions;
  }

  /** Types that are taken from elsewhere, then those that are declared here, needed ones first. */
  void types(List<? extends Member> members) {
    var uses = members.stream().filter(Member.UseTypes.class::isInstance).toList();
    uses.forEach(each -> pkg.problems().attempt(() -> use((Member.UseTypes) each)));

    var declared = new LinkedHashMap<String, TypeDecl>();
    var needs = new LinkedHashMap<String, List<String>>();
    for (var member : members) {
      switch (member) {
        case Member.UseTypes use ->
            use.names().forEach(each -> needs.put(each.local().text(), new ArrayList<>()));
        case TypeDecl type -> {
          var earlier = declared.putIfAbsent(type.name().text(), type);
          if (earlier != null) {
            pkg.problems()
                .attempt(() -> {
                  throw TypeNames.twice(type.name(), earlier.name().span());
                });
          } else {
            needs.put(type.name().text(), new ArrayList<>());
          }
        }
        case Member.FuncDecl _, Member.ExternDecl _, Member.IncludeDecl _ -> {}
      }
    }
    var bad = needsOf(declared, needs);
    var order = Order.of(needs);
    if (order.size() < needs.size()) {
      tellCircle(declared, needs, order);
      needs.keySet().forEach(name -> bad.putIfAbsent(name, !order.contains(name)));
    }
    needs.keySet().stream()
        .filter(name -> bad.getOrDefault(name, false) && declared.containsKey(name))
        .forEach(name -> breakName(declared.get(name).name()));
    for (var name : order) {
      if (declared.containsKey(name) && !bad.getOrDefault(name, false)) {
        declare(declared.get(name));
      }
    }
  }

  /** Fills in what declared types need; those with unknown names are told and marked. */
  private Map<String, Boolean> needsOf(
      Map<String, TypeDecl> declared, Map<String, List<String>> needs) {
    var bad = new LinkedHashMap<String, Boolean>();
    for (var type : declared.values()) {
      for (var need : TypeNeeds.of(type.body())) {
        if (needs.containsKey(need.text())) {
          needs.get(type.name().text()).add(need.text());
        } else {
          bad.put(type.name().text(), true);
          pkg.problems()
              .attempt(() -> {
                var known = new HashSet<>(names.all());
                known.addAll(declared.keySet());
                throw TypeNames.unknownType(need, known);
              });
        }
      }
    }
    return bad;
  }

  private void tellCircle(
      Map<String, TypeDecl> declared, Map<String, List<String>> needs, List<String> order) {
    var circle = Order.circle(needs, order);
    String first = circle.get(0);
    var last = declared.get(circle.getLast());
    Name place =
        TypeNeeds.of(last.body()).stream()
            .filter(need -> need.text().equals(first))
            .findFirst()
            .orElseThrow();
    pkg.problems()
        .add(
            WitProblem.meaning(
                    place.span(), "types need each other in a circle: " + Circle.print(circle))
                .withHelp("break it with an index into a list, or with a resource"));
  }

  private void declare(TypeDecl type) {
    var id =
        pkg.problems()
            .attempt(() -> {
              var gates = type.notes().gates();
              Stability stability = Gates.stability(gates);
              var externalId = Gates.externalId(gates);
              var kind = types.kind(type.name(), type.body(), stability);
              int added =
                  pkg.draft()
                      .add(
                          new TypeDef(
                              Optional.of(type.name().text()),
                              kind,
                              owner,
                              type.notes().docs(),
                              stability,
                              externalId,
                              type.name().span()));
              names.define(type.name(), new TypeNames.Meaning.OfType(added));
              return added;
            });
    if (id.isEmpty()) {
      breakName(type.name());
    }
  }

  private void breakName(Name name) {
    if (!names.all().contains(name.text())) {
      pkg.problems().attempt(() -> names.define(name, new TypeNames.Meaning.Broken()));
    }
  }

  private void use(Member.UseTypes use) {
    var gates = use.notes().gates();
    Stability stability = Gates.stability(gates);
    var externalId = Gates.externalId(gates);
    var source = pkg.typesOf(pkg.items().interfaceAt(use.path(), file));
    for (var each : use.names()) {
      var found = pkg.problems().attempt(() -> source.type(each.name(), use.path()));
      if (found.isEmpty()) {
        breakName(each.local());
        continue;
      }
      int id =
          pkg.draft()
              .add(
                  new TypeDef(
                      Optional.of(each.local().text()),
                      new TypeKind.Alias(new Type.Ref(found.get())),
                      owner,
                      Optional.empty(),
                      stability,
                      externalId,
                      each.name().span()));
      pkg.problems().attempt(() -> names.define(each.local(), new TypeNames.Meaning.OfType(id)));
    }
  }
}
