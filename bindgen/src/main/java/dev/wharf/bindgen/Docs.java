package dev.wharf.bindgen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import dev.wharf.component.name.Version;
import dev.wharf.wit.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Comments of WIT as those of Java: Markdown in both, with what gates say as tags. */
final class Docs {
  private final List<String> lines = new ArrayList<>();
  private final List<String> tags = new ArrayList<>();

  private Docs() {}

  static Docs of(Optional<String> docs) {
    var made = new Docs();
    docs.ifPresent(text -> made.lines.addAll(DocText.lines(text)));
    return made;
  }

  /** With a sentence for what has no comment. */
  Docs orElse(String sentence) {
    if (lines.isEmpty()) {
      lines.add(sentence);
    }
    return this;
  }

  Docs paragraph(String text) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(text);
    return this;
  }

  Docs tag(String tag) {
    tags.add(tag);
    return this;
  }

  /** What the gates say, where it is not what those around it say already. */
  Docs gates(Stability stability, Stability around) {
    switch (stability) {
      case Stability.Stable(var since, var deprecated) -> {
        if (!(around instanceof Stability.Stable(var outer, _) && outer.equals(since))) {
          tags.add("@since " + since);
        }
        deprecated.ifPresent(version -> tags.add("@deprecated since " + version));
      }
      case Stability.Unstable(String feature, var deprecated) -> {
        if (!stability.equals(around)) {
          paragraph("Unstable: part of the feature `" + feature + "`.");
        }
        deprecated.ifPresent(version -> tags.add("@deprecated since " + version));
      }
      case Stability.Unknown() -> {}
    }
    return this;
  }

  CodeBlock block() {
    var all = new ArrayList<>(lines);
    if (!tags.isEmpty() && !all.isEmpty()) {
      all.add("");
    }
    all.addAll(tags);
    return all.isEmpty() ? CodeBlock.of("") : CodeBlock.of("$L\n", String.join("\n", all));
  }

  static Optional<AnnotationSpec> deprecated(Stability stability) {
    Optional<Version> version =
        switch (stability) {
          case Stability.Stable(_, var deprecated) -> deprecated;
          case Stability.Unstable(_, var deprecated) -> deprecated;
          case Stability.Unknown() -> Optional.empty();
        };
    return version.map(since ->
        AnnotationSpec.builder(Deprecated.class)
            .addMember("since", "$S", since.toString())
            .build());
  }

  /** A comment behind a tag: further lines stand a little to the right. */
  static String indented(String text) {
    return String.join("\n  ", DocText.lines(text));
  }
}
