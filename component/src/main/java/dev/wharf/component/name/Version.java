package dev.wharf.component.name;

import dev.wharf.wasm.ValidationException;
import java.util.ArrayList;
import java.util.List;

/**
 * A semantic version, strictly as in version 2.0 of that specification.
 *
 * @param preRelease identifiers after the hyphen; numeric ones without leading zeros
 * @param build identifiers after the plus sign; they play no part in the order
 */
public record Version(
    long major, long minor, long patch, List<String> preRelease, List<String> build)
    implements Comparable<Version> {
  public Version {
    preRelease = List.copyOf(preRelease);
    build = List.copyOf(build);
  }

  /**
   * @throws ValidationException if the text is no version; numbers past 2^63 - 1 are refused too
   */
  public static Version parse(String text) {
    int plus = text.indexOf('+');
    List<String> build = plus < 0 ? List.of() : identifiers(text, text.substring(plus + 1), false);
    String rest = plus < 0 ? text : text.substring(0, plus);
    int hyphen = rest.indexOf('-');
    List<String> preRelease =
        hyphen < 0 ? List.of() : identifiers(text, rest.substring(hyphen + 1), true);
    String[] numbers = (hyphen < 0 ? rest : rest.substring(0, hyphen)).split("\\.", -1);
    if (numbers.length != 3) {
      throw invalid(text, "expected three numbers");
    }
    return new Version(
        number(text, numbers[0]),
        number(text, numbers[1]),
        number(text, numbers[2]),
        preRelease,
        build);
  }

  /**
   * The versions that can stand in for each other: those with the same leftmost number that is not
   * zero. A pre-release stands only for itself. Explainer, canonical interface name.
   */
  public String track() {
    if (!preRelease.isEmpty()) {
      return toString();
    }
    if (major > 0) {
      return Long.toString(major);
    }
    return minor > 0 ? "0." + minor : "0.0." + patch;
  }

  /** Whether one can stand in for the other; types decide the rest. */
  public boolean isCompatibleWith(Version other) {
    return track().equals(other.track());
  }

  /** Precedence; build metadata does not count. */
  @Override
  public int compareTo(Version other) {
    int order = Long.compare(major, other.major);
    order = order != 0 ? order : Long.compare(minor, other.minor);
    order = order != 0 ? order : Long.compare(patch, other.patch);
    if (order != 0 || preRelease.equals(other.preRelease)) {
      return order;
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return preRelease.isEmpty() ? 1 : -1;
    }
    for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
      order = compareIdentifiers(preRelease.get(i), other.preRelease.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  @Override
  public String toString() {
    return major
        + "."
        + minor
        + "."
        + patch
        + (preRelease.isEmpty() ? "" : "-" + String.join(".", preRelease))
        + (build.isEmpty() ? "" : "+" + String.join(".", build));
  }

  private static int compareIdentifiers(String a, String b) {
    boolean numericA = isNumeric(a);
    boolean numericB = isNumeric(b);
    if (numericA != numericB) {
      return numericA ? -1 : 1;
    }
    // Without leading zeros the longer number is the greater one.
    return numericA && a.length() != b.length()
        ? Integer.compare(a.length(), b.length())
        : a.compareTo(b);
  }

  private static List<String> identifiers(String version, String text, boolean preRelease) {
    var identifiers = new ArrayList<String>();
    for (String identifier : text.split("\\.", -1)) {
      if (identifier.isEmpty()) {
        throw invalid(version, "empty identifier segment");
      }
      for (int i = 0; i < identifier.length(); i++) {
        char c = identifier.charAt(i);
        boolean allowed =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
        if (!allowed) {
          throw invalid(version, "unexpected character '" + c + "'");
        }
      }
      if (preRelease && isNumeric(identifier) && hasLeadingZero(identifier)) {
        throw invalid(version, "leading zero in `" + identifier + "`");
      }
      identifiers.add(identifier);
    }
    return identifiers;
  }

  private static long number(String version, String text) {
    if (text.isEmpty()) {
      throw invalid(version, "a number is missing");
    }
    if (!isNumeric(text) || hasLeadingZero(text)) {
      throw invalid(version, "`" + text + "` is not a number");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw invalid(version, "`" + text + "` is too large");
    }
  }

  private static boolean isNumeric(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean hasLeadingZero(String text) {
    return text.length() > 1 && text.charAt(0) == '0';
  }

  private static ValidationException invalid(String version, String why) {
    return new ValidationException("`" + version + "` is not a valid semver: " + why);
  }
}
