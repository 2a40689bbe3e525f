package dev.wharf.wit.decode;

import dev.wharf.component.name.ExternName;
import dev.wharf.wit.Function;
import dev.wharf.wit.FunctionKind;
import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import dev.wharf.wit.TypeKind;
import dev.wharf.wit.resolve.Arena;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Makes functions of WIT. */
final class FunctionReader {
  private final TypeGraph graph;
  private final Arena arena;
  private final TypeReader types;

  FunctionReader(TypeGraph graph, Arena arena, TypeReader types) {
    this.graph = graph;
    this.arena = arena;
    this.types = types;
  }

  /**
   * @param resources the types beside the function, by name
   */
  Function read(String name, Item item, Map<String, Integer> resources) {
    var func = graph.func(((Entity.OfFunc) item.entity()).type());
    var params = new ArrayList<Function.Param>();
    for (int i = 0; i < func.params().size(); i++) {
      var type = types.use(func.params().get(i));
      params.add(new Function.Param(func.names().get(i), type, Span.NONE));
    }
    var result = func.result().map(types::use);
    return new Function(
        name,
        kind(name, func.async(), resources),
        params,
        result,
        Optional.empty(),
        Stability.UNKNOWN,
        item.externalId(),
        Span.NONE);
  }

  private FunctionKind kind(String name, boolean async, Map<String, Integer> resources) {
    return switch (ExternName.parse(name)) {
      case ExternName.Plain _ -> new FunctionKind.Freestanding(async);
      case ExternName.Constructor(var resource) ->
          new FunctionKind.Constructor(resource(name, resource, resources));
      case ExternName.Method(var resource, _) ->
          new FunctionKind.Method(resource(name, resource, resources), async);
      case ExternName.Static(var resource, _) ->
          new FunctionKind.Static(resource(name, resource, resources), async);
      case ExternName.Interface _ ->
          throw Inexpressible.because("`" + name + "` has no form in WIT: it is a function");
    };
  }

  private int resource(String function, String name, Map<String, Integer> resources) {
    Integer id = resources.get(name);
    if (id == null || !(arena.types.get(id).kind() instanceof TypeKind.Resource)) {
      throw Inexpressible.because(
          "`" + function + "` has no form in WIT: its resource is not declared beside it");
    }
    return id;
  }
}
