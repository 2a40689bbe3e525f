package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.Instr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How to make one half of a shuffle, whose lanes are constants: an or of terms, each of which moves
 * some bytes of one half of an operand to their places. Terms are chosen greedily, the most bytes
 * for the fewest machine instructions first.
 *
 * @param terms at most eight
 */
record ShufflePlan(List<Term> terms) {
  private static final int ZERO = -1;

  /**
   * One half of an operand, changed and then moved by whole bytes.
   *
   * @param word 0 and 1 the halves of the first operand, 2 and 3 those of the second
   * @param lane that is spread, if {@code change} spreads one
   * @param mask of the bytes that stay; all ones if nothing is in the way
   */
  record Term(int word, Change change, int lane, Move move, int bytes, long mask) {}

  /** What is done to the eight bytes before they move, and the instructions it takes, roughly. */
  enum Change {
    NONE(0),
    REVERSE(1),
    /** Bytes 0 to 3 to the even places, zeros between. */
    UNPACK_LOW(6),
    /** Bytes 4 to 7 to the even places. */
    UNPACK_HIGH(7),
    /** Even bytes to places 0 to 3. */
    PACK_EVEN(5),
    /** Odd bytes to places 0 to 3. */
    PACK_ODD(6),
    /** One byte to all places. */
    SPREAD(3);

    final int cost;

    Change(int cost) {
      this.cost = cost;
    }
  }

  enum Move {
    ROTATE,
    LEFT,
    RIGHT
  }

  ShufflePlan {
    terms = List.copyOf(terms);
  }

  /** The plan of the low or the high half. */
  static ShufflePlan of(Instr.Lanes lanes, boolean high) {
    long half = high ? lanes.high() : lanes.low();
    var wanted = new int[8];
    for (int i = 0; i < 8; i++) {
      wanted[i] = (int) (half >>> 8 * i) & 31;
    }
    var terms = new ArrayList<Term>();
    int missing = 0xff;
    while (missing != 0) {
      var best = best(wanted, missing);
      terms.add(best);
      missing &= ~matches(wanted, layout(best));
    }
    return new ShufflePlan(terms);
  }

  /** On the high side, in bytes of bytecode. */
  int size() {
    int size = 0;
    for (var term : terms) {
      size += 4 + 12 + 5 + (term.mask() == -1 ? 0 : 4) + 1;
    }
    return size;
  }

  private static Term best(int[] wanted, int missing) {
    var best = new Term(0, Change.NONE, 0, Move.ROTATE, 0, 0);
    double bestValue = 0;
    for (var change : Change.values()) {
      for (int lane = 0; lane < (change == Change.SPREAD ? 8 : 1); lane++) {
        for (int word = 0; word < 4; word++) {
          for (var move : Move.values()) {
            for (int bytes = move == Move.ROTATE ? 0 : 1; bytes < 8; bytes++) {
              var term = masked(wanted, new Term(word, change, lane, move, bytes, -1));
              int gain = Integer.bitCount(matches(wanted, layout(term)) & missing);
              double value = gain / (double) cost(term);
              if (value > bestValue) {
                best = term;
                bestValue = value;
              }
            }
          }
        }
      }
    }
    return best;
  }

  private static int cost(Term term) {
    return 1 + term.change().cost + (term.bytes() == 0 ? 0 : 1) + (term.mask() == -1 ? 0 : 1);
  }

  /** The term without the bytes that are not wanted where they land. */
  private static Term masked(int[] wanted, Term term) {
    var layout = layout(term);
    int matches = matches(wanted, layout);
    long mask = 0;
    boolean needed = false;
    for (int i = 0; i < 8; i++) {
      if ((matches >>> i & 1) != 0) {
        mask |= 0xffL << 8 * i;
      } else if (layout[i] != ZERO) {
        needed = true;
      }
    }
    return needed
        ? new Term(term.word(), term.change(), term.lane(), term.move(), term.bytes(), mask)
        : term;
  }

  private static int matches(int[] wanted, int[] layout) {
    int matches = 0;
    for (int i = 0; i < 8; i++) {
      if (layout[i] == wanted[i]) {
        matches |= 1 << i;
      }
    }
    return matches;
  }

  /** The lane of the operands that each byte of the term is, before the mask. */
  private static int[] layout(Term term) {
    var changed = new int[8];
    int first = 8 * term.word();
    for (int i = 0; i < 8; i++) {
      changed[i] =
          switch (term.change()) {
            case NONE -> first + i;
            case REVERSE -> first + 7 - i;
            case UNPACK_LOW -> i % 2 == 0 ? first + i / 2 : ZERO;
            case UNPACK_HIGH -> i % 2 == 0 ? first + 4 + i / 2 : ZERO;
            case PACK_EVEN -> i < 4 ? first + 2 * i : ZERO;
            case PACK_ODD -> i < 4 ? first + 2 * i + 1 : ZERO;
            case SPREAD -> first + term.lane();
          };
    }
    var layout = new int[8];
    Arrays.fill(layout, ZERO);
    for (int i = 0; i < 8; i++) {
      int to = term.move() == Move.RIGHT ? i - term.bytes() : i + term.bytes();
      if (term.move() == Move.ROTATE) {
        to &= 7;
      }
      if (to >= 0 && to < 8) {
        layout[to] = changed[i];
      }
    }
    return layout;
  }
}
