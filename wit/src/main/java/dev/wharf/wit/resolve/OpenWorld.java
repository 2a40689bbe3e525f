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
public final class OpenWorld {
  public final String name;
  final Span span;
  public LinkedHashMap<WorldKey, WorldItem> imports = new LinkedHashMap<>();
  public LinkedHashMap<WorldKey, WorldItem> exports = new LinkedHashMap<>();
  final List<Include> includes = new ArrayList<>();
  public Optional<String> docs = Optional.empty();
  public Stability stability = Stability.UNKNOWN;
  public int pkg = -1;

  /**
   * A world whose imports and exports are to be those of this one too.
   *
   * @param world index in the draft
   */
  record Include(Stability stability, int world, List<Renaming> names, Span span) {}

  public OpenWorld(String name, Span span) {
    this.name = name;
    this.span = span;
  }

  public LinkedHashMap<WorldKey, WorldItem> side(boolean isImport) {
    return isImport ? imports : exports;
  }

  World close() {
    return new World(name, imports, exports, pkg, docs, stability, span);
  }
}
