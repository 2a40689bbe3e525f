package dev.wharf.wit;

import java.util.Set;

/** Which {@code @unstable} features are switched on. */
public record Features(boolean all, Set<String> names) {
  public static final Features NONE = new Features(false, Set.of());
  public static final Features ALL = new Features(true, Set.of());

  public Features {
    names = Set.copyOf(names);
  }

  public boolean isOn(String feature) {
    return all || names.contains(feature);
  }
}
