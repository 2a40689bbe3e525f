package dev.wharf.runtime.model;

import java.util.ArrayList;
import java.util.List;

/** A script that a player does not follow as the model does, made as short as it can be. */
record Difference(List<Op> script, Player player) {
  static Difference shortest(List<Op> ops, Player player) {
    var script = ops;
    boolean shrinks = true;
    while (shrinks) {
      int before = script.size();
      for (int size = Math.max(1, before / 2); size > 0; size /= 2) {
        script = without(script, size, player);
      }
      shrinks = script.size() < before;
    }
    return new Difference(script, player);
  }

  private static List<Op> without(List<Op> ops, int size, Player player) {
    var script = ops;
    for (int at = 0; at + size <= script.size(); ) {
      var less = new ArrayList<>(script.subList(0, at));
      less.addAll(script.subList(at + size, script.size()));
      if (isBetween(less, player)) {
        script = less;
      } else {
        at += size;
      }
    }
    return script;
  }

  static boolean isBetween(List<Op> ops, Player player) {
    return model(ops).mismatch(player.play(ops)) >= 0;
  }

  static Trace model(List<Op> ops) {
    return new World(new Replay(ops)).run();
  }

  /** The script, then what came of it, up to where model and player part. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    script.forEach(op -> text.append(op).append('\n'));
    var expected = model(script);
    var seen = player.play(script);
    int last = expected.mismatch(seen);
    for (int i = 0; i < last; i++) {
      text.append("  ").append(expected.entry(i)).append('\n');
    }
    return text.append("expected: ")
        .append(expected.entry(last))
        .append("\nbut was:  ")
        .append(seen.entry(last))
        .toString();
  }
}
