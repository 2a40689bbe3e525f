package dev.wharf.wit.deps;

import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Span;
import dev.wharf.wit.WitProblem;

/** Where a dependency comes from. */
public sealed interface DepSource {
  /**
   * A folder with WIT files, or one such file.
   *
   * @param path relative to the WIT folder, with slashes, or absolute
   */
  record Local(String path) implements DepSource {
    @Override
    public String toString() {
      return path;
    }
  }

  /** An artifact of a registry. */
  record Registry(OciReference reference) implements DepSource {
    @Override
    public String toString() {
      return reference.toString();
    }
  }

  /**
   * A path, or a reference that begins with {@code oci://}.
   *
   * @throws InvalidWitException if it is neither
   */
  static DepSource parse(String text, Span span) {
    if (text.startsWith(OciReference.SCHEME)) {
      var reference =
          OciReference.parse(text)
              .orElseThrow(() ->
                  WitProblem.meaning(span, "`" + text + "` is not a reference into a registry")
                      .withHelp("oci://host/repository:tag@sha256:...")
                      .asException());
      if (reference.digest().isEmpty()) {
        throw WitProblem.meaning(span, "`" + text + "` does not say which content is meant")
            .withHelp("a tag can move: write its digest behind it, @sha256: and 64 digits")
            .asException();
      }
      return new Registry(reference);
    }
    if (text.contains("://")) {
      throw WitProblem.meaning(span, "`" + text + "` is neither a path nor an oci:// reference")
          .withHelp("download it, and write the path of the folder")
          .asException();
    }
    if (text.isEmpty() || text.indexOf('\0') >= 0) {
      throw WitProblem.meaning(span, "the path of a folder is expected").asException();
    }
    return new Local(text);
  }
}
