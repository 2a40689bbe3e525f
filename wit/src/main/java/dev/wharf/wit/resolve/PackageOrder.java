package dev.wharf.wit.resolve;

import dev.wharf.component.name.PackageName;
import dev.wharf.component.name.Version;
import dev.wharf.wit.WitProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts packages behind those that they need, otherwise by name. */
final class PackageOrder {
  private static final Comparator<PackageName> BY_NAME =
      Comparator.comparing(PackageName::namespace)
          .thenComparing(PackageName::name)
          .thenComparing(
              name -> name.version(),
              (a, b) ->
                  a.isPresent() && b.isPresent()
                      ? compare(a.get(), b.get())
                      : Boolean.compare(a.isPresent(), b.isPresent()));

  private final Map<PackageName, Draft> drafts = new HashMap<>();
  private final List<Draft> order = new ArrayList<>();
  private final Set<PackageName> done = new LinkedHashSet<>();
  private final LinkedHashSet<PackageName> path = new LinkedHashSet<>();

  private PackageOrder() {}

  static List<Draft> of(List<Draft> drafts) {
    var order = new PackageOrder();
    for (var draft : drafts) {
      var earlier = order.drafts.put(draft.id.name(), draft);
      if (earlier != null) {
        throw WitProblem.meaning(
                draft.id.span(), "there are two packages `" + draft.id.name() + "`")
            .withHelp("the other is at " + earlier.id.span().place())
            .asException();
      }
    }
    var names = new ArrayList<>(order.drafts.keySet());
    names.sort(BY_NAME);
    names.forEach(name -> order.visit(order.drafts.get(name)));
    return order.order;
  }

  private static int compare(Version a, Version b) {
    int order = a.compareTo(b);
    return order != 0 ? order : String.join(".", a.build()).compareTo(String.join(".", b.build()));
  }

  private void visit(Draft draft) {
    PackageName name = draft.id.name();
    if (done.contains(name)) {
      return;
    }
    path.add(name);
    draft.dependencies.forEach((need, span) -> {
      if (path.contains(need)) {
        var names = path.stream().map(Object::toString).toList();
        var circle = names.subList(names.indexOf(need.toString()), names.size());
        throw WitProblem.meaning(
                span, "packages need each other in a circle: " + Circle.print(circle))
            .withHelp("move what both need into a package of its own")
            .asException();
      }
      if (drafts.containsKey(need)) {
        visit(drafts.get(need));
      }
    });
    path.removeLast();
    done.add(name);
    order.add(draft);
  }
}
