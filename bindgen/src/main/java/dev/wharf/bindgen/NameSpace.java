package dev.wharf.bindgen;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Java names of one scope. What would clash gets underscores, in the order of asking. */
final class NameSpace {
  private final Set<String> taken = new HashSet<>();

  /** One in which these are not to be had. */
  static NameSpace without(List<String> reserved) {
    var space = new NameSpace();
    space.taken.addAll(reserved);
    return space;
  }

  String take(String wanted) {
    String name = wanted;
    while (!taken.add(name)) {
      name = name + "_";
    }
    return name;
  }

  boolean isFree(String name) {
    return !taken.contains(name);
  }
}
