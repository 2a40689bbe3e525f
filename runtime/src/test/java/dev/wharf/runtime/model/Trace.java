package dev.wharf.runtime.model;

import dev.wharf.wasm.Trap;
import java.util.Arrays;

/** What can be seen from outside of a run: entries of seven numbers. */
final class Trace {
  static final int WIDTH = 7;
  private static final int ENTER = 1;
  private static final int STEP = 2;
  private static final int RETURNED = 3;
  private static final int TRAPPED = 4;
  private static final int FAILED = 5;

  private int[] entries = new int[64 * WIDTH];
  private int size;

  /** A core function begins: an export, a callback or a thread. */
  void enter(int token, int actor, int kind, int x, int y, int z) {
    add(ENTER, token, actor, kind, x, y, z);
  }

  /** Something was done, and this came of it. */
  void step(int token, int r, int p, int q) {
    add(STEP, token, r, p, q, 0, 0);
  }

  /** The host's call has returned. */
  void returned(int tag) {
    add(RETURNED, tag, 0, 0, 0, 0, 0);
  }

  void trapped(Trap trap) {
    add(TRAPPED, trap.ordinal(), 0, 0, 0, 0, 0);
  }

  /** What must never happen. */
  void failed() {
    add(FAILED, 0, 0, 0, 0, 0, 0);
  }

  private void add(int a, int b, int c, int d, int e, int f, int g) {
    int at = size * WIDTH;
    if (at == entries.length) {
      entries = Arrays.copyOf(entries, 2 * at);
    }
    entries[at] = a;
    entries[at + 1] = b;
    entries[at + 2] = c;
    entries[at + 3] = d;
    entries[at + 4] = e;
    entries[at + 5] = f;
    entries[at + 6] = g;
    size++;
  }

  int size() {
    return size;
  }

  /** The first entry that differs, or -1. */
  int mismatch(Trace other) {
    int at = Arrays.mismatch(entries, 0, size * WIDTH, other.entries, 0, other.size * WIDTH);
    return at < 0 ? -1 : at / WIDTH;
  }

  String entry(int index) {
    if (index >= size) {
      return "end";
    }
    int at = index * WIDTH;
    int[] e = Arrays.copyOfRange(entries, at, at + WIDTH);
    return switch (e[0]) {
      case ENTER ->
          "%d enters actor %d by %s with %d %d %d"
              .formatted(
                  e[1],
                  e[2],
                  e[3] < LiftKind.EVENT
                      ? LiftKind.values()[e[3]]
                      : e[3] == LiftKind.EVENT ? "EVENT" : "THREAD",
                  e[4],
                  e[5],
                  e[6]);
      case STEP -> "%d gets %d %d %d".formatted(e[1], e[2], e[3], e[4]);
      case RETURNED -> "host gets %d".formatted(e[1]);
      case TRAPPED -> "trap " + Trap.values()[e[1]];
      default -> "failure";
    };
  }
}
