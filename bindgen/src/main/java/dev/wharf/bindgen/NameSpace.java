package dev.wharf.bindgen;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Java names of one scope. What would clash gets underscores, in the order of asking. */
final class NameSpace {
  private final Set<String> taken = new HashSet<>();
  private final boolean files;

  NameSpace() {
    this(false);
  }

  private NameSpace(boolean files) {
    this.files = files;
  }

  /** One in which these are not to be had. */
  static NameSpace without(List<String> reserved) {
    var space = new NameSpace();
    space.taken.addAll(reserved);
    return space;
  }

  /** One of classes, which have a file each: some systems do not tell capitals from small ones. */
  static NameSpace ofClasses(List<String> reserved) {
    var space = new NameSpace(true);
    reserved.forEach(space::take);
    return space;
  }

  private String key(String name) {
    return files ? name.toLowerCase(Locale.ROOT) : name;
  }

  String take(String wanted) {
    String name = wanted;
    while (!taken.add(key(name))) {
      name = name + "_";
    }
    return name;
  }

  boolean isFree(String name) {
    return !taken.contains(key(name));
  }
}
