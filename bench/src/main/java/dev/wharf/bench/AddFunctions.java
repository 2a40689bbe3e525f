package dev.wharf.bench;

import dev.wharf.runtime.value.Wit;

/** The export that is measured, as {@code wharf bindgen} prints it. */
public interface AddFunctions {
  @Wit("add")
  long add(long a, long b);
}
