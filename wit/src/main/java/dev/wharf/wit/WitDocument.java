package dev.wharf.wit;

import dev.wharf.wit.syntax.Declaration;
import dev.wharf.wit.syntax.PackageHeader;
import java.util.List;
import java.util.Optional;

/**
 * A WIT file that follows the grammar.
 *
 * @param tokens all of the file, comments too, ending with {@link TokenKind#END_OF_FILE}
 * @param header the package that the file says it belongs to
 */
public record WitDocument(
    SourceText source,
    List<Token> tokens,
    Optional<PackageHeader> header,
    List<Declaration> declarations) {
  public WitDocument {
    tokens = List.copyOf(tokens);
    declarations = List.copyOf(declarations);
  }
}
