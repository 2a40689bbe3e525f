package dev.wharf.wit.decode;

import dev.wharf.wit.Function;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.Stability;
import dev.wharf.wit.WorldItem;
import dev.wharf.wit.WorldKey;
import dev.wharf.wit.resolve.Arena;
import dev.wharf.wit.resolve.OpenInterface;
import dev.wharf.wit.resolve.OpenWorld;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the comments and gates that a section {@code package-docs} tells where they belong. Two
 * versions of the section are known, which differ in what they may tell.
 */
final class DocsReader {
  static final String SECTION = "package-docs";
  private static final int NEWEST = 1;

  private final Arena arena;

  /** The same parts closed, for names. */
  private final Resolution names;

  private DocsReader(Arena arena, Resolution names) {
    this.arena = arena;
    this.names = names;
  }

  /**
   * @param main index of the package that the section is about
   */
  static void read(byte[] section, Arena arena, int main) {
    if (section.length == 0 || section[0] < 0 || section[0] > NEWEST) {
      throw Inexpressible.because("the section `package-docs` is of a version that is not known");
    }
    DocsPart docs = DocsPart.of(SECTION, Json.parse(text(section)));
    var pkg = arena.packages.get(main);
    var reader = new DocsReader(arena, arena.close(main));
    pkg.docs = docs.text("docs").or(() -> pkg.docs);
    docs.group("worlds")
        .forEach((name, json) ->
            reader.world(
                arena.worlds.get(find("world", name, pkg.worlds)), DocsPart.of(name, json)));
    docs.group("interfaces")
        .forEach((name, json) ->
            reader.interfaceOf(
                arena.interfaces.get(find("interface", name, pkg.interfaces)),
                DocsPart.of(name, json)));
  }

  private static String text(byte[] section) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(section, 1, section.length - 1))
          .toString();
    } catch (CharacterCodingException _) {
      throw Inexpressible.because("the section `package-docs` is not UTF-8");
    }
  }

  private static <T> T find(String kind, String name, Map<String, T> known) {
    return Optional.ofNullable(known.get(name)).orElseThrow(() -> missing(kind, name));
  }

  private static RuntimeException missing(String kind, String name) {
    return Inexpressible.because(
        "the section `package-docs` tells of `" + name + "`, a missing " + kind);
  }

  private void interfaceOf(OpenInterface each, DocsPart docs) {
    each.docs = docs.text("docs").or(() -> each.docs);
    each.stability = docs.stability();
    docs.group("funcs")
        .forEach((name, json) ->
            each.functions.put(name, noted(find("function", name, each.functions), json)));
    docs.group("types").forEach((name, json) -> type(find("type", name, each.types), name, json));
  }

  /** In version 0 there was only a comment. */
  private static Function noted(Function function, Json json) {
    boolean plain = !(json instanceof Json.Members);
    Optional<String> docs =
        plain
            ? DocsPart.text(function.name(), json)
            : DocsPart.of(function.name(), json).text("docs");
    Stability stability =
        plain ? Stability.UNKNOWN : DocsPart.of(function.name(), json).stability();
    return new Function(
        function.name(),
        function.kind(),
        function.params(),
        function.result(),
        docs,
        stability,
        function.externalId(),
        function.span());
  }

  private void type(int id, String name, Json json) {
    arena.types.set(id, NotedType.of(arena.types.get(id), DocsPart.of(name, json)));
  }

  private void world(OpenWorld world, DocsPart docs) {
    world.docs = docs.text("docs").or(() -> world.docs);
    world.stability = docs.stability();
    docs.group("interfaces").forEach((name, json) -> inline(world, name, json, true));
    docs.group("interface_exports").forEach((name, json) -> inline(world, name, json, false));
    docs.group("types")
        .forEach((name, json) -> {
          if (world.imports.get(new WorldKey.Named(name)) instanceof WorldItem.OfType(int id, _)) {
            type(id, name, json);
          } else {
            throw missing("type", name);
          }
        });
    docs.group("funcs").forEach((name, json) -> function(world, name, json, true));
    docs.group("func_exports").forEach((name, json) -> function(world, name, json, false));
    docs.group("interface_import_stability")
        .forEach((name, json) ->
            replace(world.imports, name, item -> item.withStability(DocsPart.stability(json))));
    docs.group("interface_export_stability")
        .forEach((name, json) ->
            replace(world.exports, name, item -> item.withStability(DocsPart.stability(json))));
    docs.group("interface_import_docs")
        .forEach((name, json) ->
            replace(world.imports, name, item -> item.withDocs(DocsPart.text(name, json))));
    docs.group("interface_export_docs")
        .forEach((name, json) ->
            replace(world.exports, name, item -> item.withDocs(DocsPart.text(name, json))));
  }

  private interface Change {
    WorldItem.OfInterface of(WorldItem.OfInterface item);
  }

  private void replace(Map<WorldKey, WorldItem> items, String name, Change change) {
    for (var entry : items.entrySet()) {
      if (entry.getValue() instanceof WorldItem.OfInterface item
          && names.name(entry.getKey()).equals(name)) {
        entry.setValue(change.of(item));
        return;
      }
    }
    throw missing("interface", name);
  }

  /**
   * @param either whether the export is meant where there is no such import, as in version 0
   */
  private void inline(OpenWorld world, String name, Json json, boolean either) {
    var side = side(world, name, either);
    var key = new WorldKey.Named(name);
    if (side.get(key) instanceof WorldItem.OfInterface item) {
      var docs = DocsPart.of(name, json);
      interfaceOf(arena.interfaces.get(item.id()), docs);
      side.put(key, item.withStability(docs.stability()));
    } else {
      throw missing("interface", name);
    }
  }

  private void function(OpenWorld world, String name, Json json, boolean either) {
    var side = side(world, name, either);
    var key = new WorldKey.Named(name);
    if (side.get(key) instanceof WorldItem.OfFunction(var function)) {
      side.put(key, new WorldItem.OfFunction(noted(function, json)));
    } else {
      throw missing("function", name);
    }
  }

  private static Map<WorldKey, WorldItem> side(OpenWorld world, String name, boolean either) {
    return either && world.imports.containsKey(new WorldKey.Named(name))
        ? world.imports
        : world.exports;
  }
}
