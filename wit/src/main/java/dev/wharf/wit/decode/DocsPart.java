package dev.wharf.wit.decode;

import dev.wharf.component.name.Version;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wit.Stability;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** An object of a section {@code package-docs}; what it does not have says nothing. */
record DocsPart(SequencedMap<String, Json> members) {
  /**
   * @param where for messages
   */
  static DocsPart of(String where, Json json) {
    if (json instanceof Json.Members(var members)) {
      return new DocsPart(members);
    }
    throw unexpected(where);
  }

  private static RuntimeException unexpected(String where) {
    return Inexpressible.because(
        "the section `package-docs` has something unexpected for `" + where + "`");
  }

  Optional<String> text(String key) {
    var found = members.get(key);
    return found == null ? Optional.empty() : text(key, found);
  }

  /** A string or nothing. */
  static Optional<String> text(String where, Json json) {
    return switch (json) {
      case Json.Text(var text) -> Optional.of(text);
      case Json.Other(var word) when word.equals("null") -> Optional.empty();
      case Json.Other _, Json.Members _ -> throw unexpected(where);
    };
  }

  SequencedMap<String, Json> group(String key) {
    var found = members.get(key);
    return found == null ? new LinkedHashMap<>() : of(key, found).members();
  }

  Stability stability() {
    var found = members.get("stability");
    return found == null ? Stability.UNKNOWN : stability(found);
  }

  static Stability stability(Json json) {
    if (json.equals(new Json.Text("unknown"))) {
      return Stability.UNKNOWN;
    }
    var part = of("stability", json);
    if (part.members().containsKey("stable")) {
      var stable = of("stable", part.members().get("stable"));
      return new Stability.Stable(
          stable.version("since").orElseThrow(() -> unexpected("stable")),
          stable.version("deprecated"));
    }
    if (part.members().containsKey("unstable")) {
      var unstable = of("unstable", part.members().get("unstable"));
      return new Stability.Unstable(
          unstable.text("feature").orElseThrow(() -> unexpected("unstable")),
          unstable.version("deprecated"));
    }
    throw unexpected("stability");
  }

  private Optional<Version> version(String key) {
    try {
      return text(key).map(Version::parse);
    } catch (ValidationException _) {
      throw unexpected(key);
    }
  }
}
