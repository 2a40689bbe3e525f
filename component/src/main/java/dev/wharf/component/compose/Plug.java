package dev.wharf.component.compose;

import dev.wharf.component.definition.Component;
import dev.wharf.component.name.ExternName;
import dev.wharf.component.name.InterfaceName;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.LinkException.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Satisfies the imports of one component, the socket, with the exports of others, by name or by a
 * compatible version. The whole exports what the socket does and imports what is left open.
 */
public final class Plug {
  private final Map<String, Node> args = new LinkedHashMap<>();
  private final Map<String, Part> suppliers = new LinkedHashMap<>();

  private Plug() {}

  /**
   * @throws LinkException if a plug has nothing that the socket imports, two offer the same import,
   *     or one is of the wrong type
   */
  public static Component into(Part socket, List<Part> plugs) {
    var graph = new CompositionGraph();
    var plugging = new Plug();
    for (var plug : plugs) {
      plugging.add(graph, socket, plug);
    }
    var instance = graph.instantiate(socket, plugging.args);
    for (var name : socket.component().type().exports().keySet()) {
      graph.export(name, graph.export(instance, name).orElseThrow());
    }
    return graph.compose();
  }

  private void add(CompositionGraph graph, Part socket, Part plug) {
    Map<String, String> matches = matches(socket, plug);
    if (matches.isEmpty()) {
      throw new LinkException(
          LinkException.Kind.MISSING,
          "`" + plug.name() + "` exports nothing that `" + socket.name() + "` imports",
          List.of(
              new Fact("exports", list(plug.component().type().exports().keySet())),
              new Fact("imports", list(socket.component().type().imports().keySet()))),
          List.of());
    }
    var instance = graph.instantiate(plug, Map.of());
    matches.forEach((wanted, offered) -> {
      var before = suppliers.putIfAbsent(wanted, plug);
      if (before != null) {
        throw new LinkException(
            "`"
                + before.name()
                + "` and `"
                + plug.name()
                + "` both export what `"
                + socket.name()
                + "` imports as `"
                + wanted
                + "`");
      }
      args.put(wanted, graph.export(instance, offered).orElseThrow());
    });
  }

  /** Exports of the plug by the imports of the socket that they serve. */
  private static Map<String, String> matches(Part socket, Part plug) {
    var offered = plug.component().type().exports().keySet();
    Map<String, String> matches = new LinkedHashMap<>();
    for (var wanted : socket.component().type().imports().keySet()) {
      find(offered, wanted).ifPresent(offer -> matches.put(wanted, offer));
    }
    return matches;
  }

  /** The same name, or of the compatible versions the latest. */
  private static Optional<String> find(Collection<String> offered, String wanted) {
    if (offered.contains(wanted)) {
      return Optional.of(wanted);
    }
    return interfaceName(wanted)
        .flatMap(name ->
            offered.stream()
                .flatMap(offer -> interfaceName(offer).stream())
                .filter(offer -> offer.isCompatibleWith(name))
                .max(Comparator.comparing(offer -> offer.version().orElseThrow()))
                .map(InterfaceName::toString));
  }

  private static Optional<InterfaceName> interfaceName(String name) {
    return name.indexOf('@') >= 0
            && ExternName.parse(name) instanceof ExternName.Interface(var parsed)
        ? Optional.of(parsed)
        : Optional.empty();
  }

  private static String list(Collection<String> names) {
    return names.isEmpty() ? "nothing" : String.join(", ", new ArrayList<>(names));
  }
}
