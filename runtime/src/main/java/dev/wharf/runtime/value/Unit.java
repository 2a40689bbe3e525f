package dev.wharf.runtime.value;

/** The value of a place where WIT has no type: {@code _} in {@code result<_, E>}. */
public enum Unit {
  UNIT
}
