package dev.wharf.component.text;

import dev.wharf.wasm.text.AnnotationParser;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.Optional;

/**
 * What a definition is called.
 *
 * @param token its identifier
 * @param name its name for people: the identifier, unless an annotation gives another
 */
record Id(Optional<Token> token, Optional<String> name) {
  static final Id NONE = new Id(Optional.empty(), Optional.empty());

  /** The identifier that comes next, if one does, and the annotation of a name. */
  static Id read(TokenReader in) {
    Optional<Token> token = in.at(Token.Kind.ID) ? Optional.of(in.next()) : Optional.empty();
    return new Id(token, AnnotationParser.name(in).or(() -> token.map(Token::text)));
  }

  /** What the module or component of this identifier calls itself, which an annotation may say. */
  Optional<String> own(TokenReader in) {
    return AnnotationParser.ownName(in).orElse(name);
  }

  Id or(Id other) {
    return token.isPresent() ? this : other;
  }
}
