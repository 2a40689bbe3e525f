package dev.wharf.wit.resolve;

import dev.wharf.wit.Span;
import dev.wharf.wit.Stability;
import dev.wharf.wit.World;
import dev.wharf.wit.WorldItem;
import dev.wharf.wit.WorldKey;
import dev.wharf.wit.syntax.Member.Renaming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** A world in the making; owned by the resolver that makes it. */
final class OpenWorld {
  final String name;
  final Span span;
  LinkedHashMap<WorldKey, WorldItem> imports = new LinkedHashMap<>();
  LinkedHashMap<WorldKey, WorldItem> exports = new LinkedHashMap<>();
  final List<Include> includes = new ArrayList<>();
  Optional<String> docs = Optional.empty();
  Stability stability = Stability.UNKNOWN;
  int pkg = -1;

  /**
   * A world whose imports and exports are to be those of this one too.
   *
   * @param world index in the draft
   */
  record Include(Stability stability, int world, List<Renaming> names, Span span) {}

  OpenWorld(String name, Span span) {
    this.name = name;
    this.span = span;
  }

  LinkedHashMap<WorldKey, WorldItem> side(boolean isImport) {
    return isImport ? imports : exports;
  }

  World close() {
    return new World(name, imports, exports, pkg, docs, stability, span);
  }
}
