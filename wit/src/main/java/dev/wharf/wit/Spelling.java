package dev.wharf.wit;

import dev.wharf.component.name.Label;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant. */
public final class Spelling {
  private Spelling() {}

  /** The name in kebab case that a name in another case stands for, if there is one. */
  static Optional<String> kebab(String name) {
    String words =
        name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .replaceAll("[_-]+", "-")
            .replaceAll("^-|-$", "")
            .toLowerCase(Locale.ROOT);
    return Label.isLabel(words) ? Optional.of(words) : Optional.empty();
  }

  /** The known name that is nearest, if one is near. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    int limit = Math.max(1, name.length() / 3);
    return known.stream()
        .filter(other -> distance(name, other) <= limit)
        .min(Comparator.comparingInt((String other) -> distance(name, other)));
  }

  /** How many letters must be added, dropped or changed. */
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > a.length()) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
