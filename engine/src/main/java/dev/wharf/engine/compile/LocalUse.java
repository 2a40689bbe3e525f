package dev.wharf.engine.compile;

import java.util.Arrays;

/**
 * Which locals a body touches, and which it may read before it has written them. A write counts
 * until the block around it ends: what follows the block may have been reached by a branch past the
 * write.
 */
final class LocalUse {
  private final boolean[] used;
  private final boolean[] readFirst;
  private final boolean[] written;
  private int[] journal = new int[32];
  private int journalSize;
  private int[] marks = new int[16];
  private int depth;

  LocalUse(int locals, int params) {
    this.used = new boolean[locals];
    this.readFirst = new boolean[locals];
    this.written = new boolean[locals];
    Arrays.fill(written, 0, params, true);
  }

  void enter() {
    if (depth == marks.length) {
      marks = Arrays.copyOf(marks, depth * 2);
    }
    marks[depth++] = journalSize;
  }

  void leave() {
    int mark = marks[--depth];
    while (journalSize > mark) {
      written[journal[--journalSize]] = false;
    }
  }

  void read(int local) {
    used[local] = true;
    if (!written[local]) {
      readFirst[local] = true;
    }
  }

  void write(int local) {
    used[local] = true;
    if (!written[local]) {
      written[local] = true;
      if (journalSize == journal.length) {
        journal = Arrays.copyOf(journal, journalSize * 2);
      }
      journal[journalSize++] = local;
    }
  }

  boolean used(int local) {
    return used[local];
  }

  /** Whether the local needs its initial zero. */
  boolean readFirst(int local) {
    return readFirst[local];
  }

  int size() {
    return used.length;
  }
}
