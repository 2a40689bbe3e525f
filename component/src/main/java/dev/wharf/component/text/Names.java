package dev.wharf.component.text;

import dev.wharf.component.definition.NameAttributes;
import dev.wharf.component.definition.NameAttributes.Attribute;
import dev.wharf.wasm.text.Token;
import dev.wharf.wasm.text.TokenReader;
import java.util.ArrayList;
import java.util.Arrays;

/** Reads names of imports and exports. Explainer, import and export definitions. */
final class Names {
  private Names() {}

  /** How the text writes an attribute. */
  static String keyword(NameAttributes.Kind kind) {
    return switch (kind) {
      case IMPLEMENTS -> "implements";
      case VERSION_SUFFIX -> "versionsuffix";
      case EXTERNAL_ID -> "external-id";
    };
  }

  /** A name and its attributes, each at most once. */
  static NameAttributes attributed(TokenReader in) {
    var name = in.name();
    var attributes = new ArrayList<Attribute>();
    while (true) {
      var token = in.peek(1);
      var next =
          Arrays.stream(NameAttributes.Kind.values())
              .filter(each -> in.atForm(keyword(each)))
              .findFirst();
      if (next.isEmpty()) {
        return new NameAttributes(name, attributes);
      }
      var kind = next.get();
      for (var known : attributes) {
        if (known.kind() == kind) {
          throw TokenReader.error("duplicate attribute " + token, token);
        }
      }
      in.form();
      attributes.add(new Attribute(kind, in.name()));
      in.close();
    }
  }

  /** Whether {@code (export "name" ...)} without anything to export comes next. */
  static boolean atInlineExport(TokenReader in) {
    return in.atForm("export") && isInline(in);
  }

  /** Whether {@code (import "name" ...)} without a type comes next. */
  static boolean atInlineImport(TokenReader in) {
    return in.atForm("import") && isInline(in);
  }

  private static boolean isInline(TokenReader in) {
    if (in.peek(2).kind() != Token.Kind.STRING) {
      return false;
    }
    int start = in.position();
    in.form();
    attributed(in);
    boolean inline = in.at(Token.Kind.RIGHT);
    in.seek(start);
    return inline;
  }
}
