package dev.wharf.wit.resolve;

import java.util.List;

/** Names that need each other. */
final class Circle {
  private Circle() {}

  static String print(List<String> names) {
    return "`" + String.join("` -> `", names) + "` -> `" + names.get(0) + "`";
  }
}
