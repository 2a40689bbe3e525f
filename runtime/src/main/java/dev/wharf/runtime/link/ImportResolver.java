package dev.wharf.runtime.link;

import dev.wharf.component.name.InterfaceName;
import dev.wharf.wasm.ValidationException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Matches the names of imports with names on offer. A name serves itself; an interface also serves
 * imports of other versions on its compatibility track, so that an offered 0.2.12 answers an import
 * of 0.2.0, and forward as long as the types fit. Spec: Linking, semantic versions.
 */
public final class ImportResolver {
  private ImportResolver() {}

  /** The offered name that serves {@code wanted}; of several compatible versions the latest. */
  public static Optional<String> find(Collection<String> offered, String wanted) {
    if (offered.contains(wanted)) {
      return Optional.of(wanted);
    }
    return interfaceName(wanted)
        .flatMap(name ->
            offered.stream()
                .flatMap(offer -> interfaceName(offer).stream())
                .filter(offer -> offer.isCompatibleWith(name))
                .max(Comparator.comparing(offer -> offer.version().orElseThrow()))
                .map(InterfaceName::toString));
  }

  /**
   * Up to three names on offer that may have been meant: other versions first, then the same
   * package.
   */
  public static List<String> nearest(Collection<String> offered, String wanted) {
    int limit = 3;
    Optional<InterfaceName> name = interfaceName(wanted);
    return offered.stream()
        .filter(offer -> distance(offer, wanted, name) < FAR)
        .sorted(
            Comparator.<String>comparingInt(offer -> distance(offer, wanted, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(limit)
        .toList();
  }

  private static final int FAR = 1000;

  private static int distance(String offered, String wanted, Optional<InterfaceName> wantedName) {
    Optional<InterfaceName> offer = interfaceName(offered);
    if (offer.isPresent() && wantedName.isPresent()) {
      if (offer.get().unversioned().equals(wantedName.get().unversioned())) {
        return 0;
      }
      if (offer.get().pkg().equals(wantedName.get().pkg())) {
        return 100 + edits(offer.get().name(), wantedName.get().name());
      }
    }
    int edits = edits(offered, wanted);
    return 3 * edits <= wanted.length() ? 10 + edits : FAR;
  }

  /** How many letters to insert, delete or replace to get from one to the other. */
  private static int edits(String from, String to) {
    var row = new int[to.length() + 1];
    for (int i = 0; i <= to.length(); i++) {
      row[i] = i;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }

  private static Optional<InterfaceName> interfaceName(String text) {
    if (text.indexOf(':') < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(InterfaceName.parse(text));
    } catch (ValidationException _) {
      return Optional.empty();
    }
  }
}
