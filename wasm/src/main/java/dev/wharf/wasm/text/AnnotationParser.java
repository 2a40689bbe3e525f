package dev.wharf.wasm.text;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.CustomSection;
import dev.wharf.wasm.module.SectionId;
import java.util.Optional;

/** Reads the annotations that have a meaning. Spec: appendix, custom sections and annotations. */
public final class AnnotationParser {
  private AnnotationParser() {}

  /** The name that an annotation gives to what comes before it, if there is such an annotation. */
  public static Optional<String> name(TokenReader in) {
    var annotation = in.annotation(Annotation.NAME);
    return annotation.map(found -> {
      var tokens = found.tokens();
      var name = utf8(found, tokens.next());
      end(found, tokens);
      return name;
    });
  }

  /**
   * What an annotation says that what comes next in a component calls itself: empty without such an
   * annotation, and with an empty name inside if it has none.
   */
  public static Optional<Optional<String>> ownName(TokenReader in) {
    return in.annotation(Annotation.OWN_NAME)
        .map(found -> {
          var tokens = found.tokens();
          Optional<String> name =
              tokens.at(Token.Kind.END)
                  ? Optional.empty()
                  : Optional.of(utf8(found, tokens.next()));
          end(found, tokens);
          return name;
        });
  }

  /** A custom section of a component, which says no place: it is where its annotation is. */
  public static CustomSection componentCustom(Annotation annotation) {
    if (annotation.id().equals(Annotation.PRODUCERS)) {
      byte[] content = ProducersText.parse(annotation);
      return new CustomSection(annotation.id(), new CodeRange(content, 0, content.length));
    }
    var tokens = annotation.tokens();
    var name = utf8(annotation, tokens.next());
    var bytes = strings(tokens);
    end(annotation, tokens);
    return new CustomSection(name, new CodeRange(bytes, 0, bytes.length));
  }

  private static String utf8(Annotation annotation, Token token) {
    if (!token.is(Token.Kind.STRING)) {
      throw annotation.error("missing section name", token);
    }
    try {
      return StringLiteral.utf8(token.bytes(), token.source(), token.start());
    } catch (MalformedException e) {
      throw new MalformedException("@" + annotation.id() + " annotation: " + e.getMessage());
    }
  }

  private static void end(Annotation annotation, TokenReader tokens) {
    var token = tokens.peek();
    if (!token.is(Token.Kind.END)) {
      throw annotation.error("unexpected token " + token, token);
    }
  }

  /**
   * A custom section.
   *
   * @param before whether it comes right before {@code section}, otherwise right after it
   * @param last whether it comes after everything, the names as well
   */
  record Custom(String name, SectionId section, boolean before, boolean last, byte[] bytes) {}

  static Custom custom(Annotation annotation) {
    if (annotation.id().equals(Annotation.PRODUCERS)) {
      byte[] content = ProducersText.parse(annotation);
      return new Custom(annotation.id(), SectionId.DATA, false, false, content);
    }
    var tokens = annotation.tokens();
    var name = utf8(annotation, tokens.next());
    var section = SectionId.DATA;
    boolean before = false;
    boolean last = true;
    if (tokens.at(Token.Kind.LEFT)) {
      tokens.next();
      var side = tokens.next();
      before = side.isKeyword("before");
      if (!before && !side.isKeyword("after")) {
        throw annotation.error("malformed placement", side);
      }
      var kind = tokens.next();
      last = !before && kind.isKeyword("last");
      section = before && kind.isKeyword("first") ? SectionId.TYPE : section(annotation, kind);
      tokens.close();
    }
    var bytes = strings(tokens);
    end(annotation, tokens);
    return new Custom(name, section, before, last, bytes);
  }

  private static SectionId section(Annotation annotation, Token kind) {
    return switch (kind.is(Token.Kind.KEYWORD) ? kind.text() : "") {
      case "type" -> SectionId.TYPE;
      case "import" -> SectionId.IMPORT;
      case "func" -> SectionId.FUNCTION;
      case "table" -> SectionId.TABLE;
      case "memory" -> SectionId.MEMORY;
      case "tag" -> SectionId.TAG;
      case "global" -> SectionId.GLOBAL;
      case "export" -> SectionId.EXPORT;
      case "start" -> SectionId.START;
      case "elem" -> SectionId.ELEMENT;
      case "datacount" -> SectionId.DATA_COUNT;
      case "code" -> SectionId.CODE;
      case "data", "last" -> SectionId.DATA;
      default -> throw annotation.error("malformed section kind", kind);
    };
  }

  private static byte[] strings(TokenReader tokens) {
    var out = new ByteWriter();
    while (tokens.at(Token.Kind.STRING)) {
      byte[] bytes = tokens.next().bytes();
      out.raw(bytes, 0, bytes.length);
    }
    return out.toByteArray();
  }

  /** Whether a branch is likely to be taken. Spec: branch-hinting. */
  static boolean likely(Annotation annotation) {
    var tokens = annotation.tokens();
    var first = tokens.peek();
    var bytes = strings(tokens);
    end(annotation, tokens);
    if (bytes.length != 1 || bytes[0] != 0 && bytes[0] != 1) {
      throw annotation.error("invalid value, which must be one byte, 0 or 1", first);
    }
    return bytes[0] == 1;
  }
}
