package dev.wharf.wit.wac;

import dev.wharf.component.name.PackageName;
import dev.wharf.wit.SourceText;
import dev.wharf.wit.Span;
import dev.wharf.wit.syntax.PackageId;
import dev.wharf.wit.syntax.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A script that follows the grammar; names are not looked up yet.
 *
 * @param target the world that the composition is to fit
 * @param mentions every place where a package is named
 */
public record WacScript(
    SourceText source,
    PackageId id,
    Optional<Path> target,
    List<Statement> statements,
    List<PackageId> mentions) {
  public WacScript {
    statements = List.copyOf(statements);
    mentions = List.copyOf(mentions);
  }

  /** The packages that it needs, with the first place that names each. */
  public SequencedMap<PackageName, Span> packages() {
    var needed = new LinkedHashMap<PackageName, Span>();
    for (var mention : mentions) {
      if (!mention.name().equals(id.name())) {
        needed.putIfAbsent(mention.name(), mention.span());
      }
    }
    return needed;
  }
}
