package dev.wharf.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two texts as a difference of lines, three lines of context around each change. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** More differences than this are shown as one change. */
  private static final int MOST_EDITS = 4000;

  private final List<String> old;
  private final List<String> renewed;

  /** A line of the result: kept, dropped or added. */
  private record Edit(char sign, int oldLine, int newLine) {}

  private UnifiedDiff(String before, String after) {
    old = before.lines().toList();
    renewed = after.lines().toList();
  }

  static String print(String name, String before, String after) {
    var diff = new UnifiedDiff(before, after);
    var out = new StringBuilder("--- " + name + "\n+++ " + name + "\n");
    diff.hunks(diff.edits(), out);
    return out.toString();
  }

  private void hunks(List<Edit> edits, StringBuilder out) {
    int at = 0;
    while (at < edits.size()) {
      if (edits.get(at).sign == ' ') {
        at++;
        continue;
      }
      int from = Math.max(0, at - CONTEXT);
      int last = at;
      for (int i = at; i < edits.size() && i - last <= 2 * CONTEXT; i++) {
        last = edits.get(i).sign == ' ' ? last : i;
      }
      int to = Math.min(edits.size(), last + CONTEXT + 1);
      hunk(edits.subList(from, to), out);
      at = to;
    }
  }

  private void hunk(List<Edit> edits, StringBuilder out) {
    long oldCount = edits.stream().filter(each -> each.sign != '+').count();
    long newCount = edits.stream().filter(each -> each.sign != '-').count();
    out.append("@@ -").append(range(edits.get(0).oldLine, oldCount));
    out.append(" +").append(range(edits.get(0).newLine, newCount)).append(" @@\n");
    for (var edit : edits) {
      String line = edit.sign == '+' ? renewed.get(edit.newLine) : old.get(edit.oldLine);
      out.append(edit.sign).append(line).append('\n');
    }
  }

  private static String range(int from, long count) {
    return (count == 0 ? from : from + 1) + (count == 1 ? "" : "," + count);
  }

  /**
   * The fewest edits, found by going ever farther along the diagonals of the table of both texts
   * (Myers, "An O(ND) Difference Algorithm").
   */
  private List<Edit> edits() {
    int n = old.size();
    int m = renewed.size();
    int start = 0;
    while (start < Math.min(n, m) && old.get(start).equals(renewed.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(n, m) - start && old.get(n - 1 - end).equals(renewed.get(m - 1 - end))) {
      end++;
    }
    var edits = new ArrayList<Edit>();
    for (int i = 0; i < start; i++) {
      edits.add(new Edit(' ', i, i));
    }
    edits.addAll(middle(start, n - end, m - end));
    for (int i = 0; i < end; i++) {
      edits.add(new Edit(' ', n - end + i, m - end + i));
    }
    return edits;
  }

  private List<Edit> middle(int start, int oldEnd, int newEnd) {
    int n = oldEnd - start;
    int m = newEnd - start;
    int most = Math.min(n + m, MOST_EDITS);
    var trace = new ArrayList<int[]>();
    int[] reach = new int[2 * most + 3];
    for (int d = 0; d <= most; d++) {
      trace.add(Arrays.copyOfRange(reach, most - d, most + d + 3));
      for (int k = -d; k <= d; k += 2) {
        int i = most + 1 + k;
        boolean down = k == -d || k != d && reach[i - 1] < reach[i + 1];
        int x = down ? reach[i + 1] : reach[i - 1] + 1;
        while (x < n && x - k < m && old.get(start + x).equals(renewed.get(start + x - k))) {
          x++;
        }
        reach[i] = x;
        if (x >= n && x - k >= m) {
          return back(trace, start, n, m);
        }
      }
    }
    var all = new ArrayList<Edit>();
    for (int i = 0; i < n; i++) {
      all.add(new Edit('-', start + i, start));
    }
    for (int i = 0; i < m; i++) {
      all.add(new Edit('+', oldEnd, start + i));
    }
    return all;
  }

  private static List<Edit> back(List<int[]> trace, int start, int n, int m) {
    var edits = new ArrayList<Edit>();
    int x = n;
    int y = m;
    for (int d = trace.size() - 1; d >= 0; d--) {
      int[] reach = trace.get(d);
      int k = x - y;
      int i = d + 1 + k;
      boolean down = k == -d || k != d && reach[i - 1] < reach[i + 1];
      int beforeK = down ? k + 1 : k - 1;
      int beforeX = d == 0 ? 0 : reach[d + 1 + beforeK];
      int beforeY = d == 0 ? 0 : beforeX - beforeK;
      while (x > beforeX && y > beforeY) {
        x--;
        y--;
        edits.add(new Edit(' ', start + x, start + y));
      }
      if (d > 0) {
        x = beforeX;
        y = beforeY;
        edits.add(down ? new Edit('+', start + x, start + y) : new Edit('-', start + x, start + y));
      }
    }
    return edits.reversed();
  }
}
