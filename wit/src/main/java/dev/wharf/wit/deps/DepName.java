package dev.wharf.wit.deps;

import dev.wharf.component.name.PackageName;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Span;
import dev.wharf.wit.WitProblem;
import java.util.regex.Pattern;

/**
 * What a dependency is called: the name of its folder below {@code deps}. That it is one name and
 * no path is checked here, as folders of this name are written and removed.
 */
public record DepName(String text) implements Comparable<DepName> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_+.-]{0,199}");

  /**
   * @throws InvalidWitException if no folder is to be called like that
   */
  public static DepName parse(String text, Span span) {
    if (!FORM.matcher(text).matches()) {
      throw WitProblem.meaning(span, "`" + text + "` is not the name of a dependency")
          .withHelp("letters, digits, dashes and dots, as for a folder")
          .asException();
    }
    return new DepName(text);
  }

  /** For a package that nobody gave a name: {@code ns-name-version}. */
  static DepName of(PackageName name) {
    return new DepName(
        name.namespace()
            + "-"
            + name.name()
            + name.version().map(version -> "-" + version).orElse(""));
  }

  @Override
  public int compareTo(DepName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
