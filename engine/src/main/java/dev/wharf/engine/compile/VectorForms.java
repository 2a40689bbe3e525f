package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * In which form each vector of a function is best kept. A local is kept as most of the instructions
 * that read or write it compute, those in loops counting more; what is loaded or constant comes in
 * the form that its reader wants.
 */
final class VectorForms {
  /** Of functions without vectors. */
  static final VectorForms NONE = new VectorForms(0, LaneBounds.NONE);

  private static final int UNKNOWN = -1;
  private static final int MAX_WEIGHT = 4096;

  /** The origin of what an instruction computed in the first form; the others follow. */
  private static final int COMPUTED = Integer.MIN_VALUE;

  private static boolean isComputed(int origin) {
    return origin < COMPUTED + VectorForm.values().length;
  }

  private final VectorForm[] locals;
  private final LaneBounds bounds;

  /** The form that a reader wants, or the local that a value goes to, by the position of a load. */
  private final Map<Integer, VectorForm> wanted = new HashMap<>();

  private final Map<Integer, Integer> goesTo = new HashMap<>();

  // While walking: where each operand comes from, a local or, negative, the position of a load.
  private int[] origins = new int[32];
  private final int[][] votes;
  private final BitSet loops = new BitSet();

  private VectorForms(int locals, LaneBounds bounds) {
    this.bounds = bounds;
    this.locals = new VectorForm[locals];
    Arrays.fill(this.locals, VectorForm.LONGS);
    this.votes = new int[locals][];
  }

  /**
   * @param params locals that are parameters, which come as longs and stay so
   */
  static VectorForms of(BodyCursor cursor, LaneBounds bounds, JvmType[] localTypes, int params) {
    var forms = new VectorForms(localTypes.length, bounds);
    for (int i = params; i < localTypes.length; i++) {
      if (localTypes[i] == JvmType.V128) {
        forms.votes[i] = new int[VectorForm.values().length];
      }
    }
    forms.walk(cursor);
    forms.decide();
    return forms;
  }

  VectorForm local(int local) {
    return local < locals.length ? locals[local] : VectorForm.LONGS;
  }

  /** The form that the value of the load or constant at a position is wanted in. */
  VectorForm at(int position) {
    var local = goesTo.get(position);
    return local != null ? local(local) : wanted.getOrDefault(position, VectorForm.LONGS);
  }

  LaneBounds bounds() {
    return bounds;
  }

  private void decide() {
    for (int i = 0; i < votes.length; i++) {
      if (votes[i] != null) {
        var best = VectorForm.LONGS;
        for (var form : VectorForm.values()) {
          best = votes[i][form.ordinal()] > votes[i][best.ordinal()] ? form : best;
        }
        locals[i] = best;
      }
    }
  }

  private void walk(BodyCursor cursor) {
    while (cursor.advance()) {
      var instr = cursor.instr();
      int before = cursor.height();
      read(instr, before, cursor.start());
      int source = source(instr, before, cursor.start());
      cursor.apply();
      if (cursor.depth() == 0) {
        return;
      }
      if (instr.op() == Opcode.LOOP) {
        loops.set(cursor.depth());
      } else if (instr.op() == Opcode.END) {
        loops.clear(cursor.depth() + 1);
      }
      int after = cursor.height();
      if (after > origins.length) {
        origins = Arrays.copyOf(origins, 2 * after);
      }
      switch (instr.op().group()) {
        case VARIABLE, NUMERIC, CONVERSION, MEMORY, VECTOR -> {
          if (after > 0 && source != UNKNOWN) {
            origins[after - 1] = source;
          } else if (after > 0 && !keepsTop(instr.op())) {
            origins[after - 1] = UNKNOWN;
          }
        }
        default -> Arrays.fill(origins, 0, after, UNKNOWN);
      }
    }
  }

  /** Whether the value on top after the instruction was there before it. */
  static boolean keepsTop(Opcode op) {
    return op == Opcode.LOCAL_SET || op == Opcode.GLOBAL_SET || op == Opcode.DROP;
  }

  private int source(Instr instr, int height, int position) {
    return switch (instr.op()) {
      case LOCAL_GET, LOCAL_TEE -> ((Instr.Index) instr).index();
      case V128_LOAD, V128_CONST, I32X4_SPLAT -> -2 - position;
      default ->
          EvenLaneEmitter.widens(instr.op()) || readsEvens(instr.op(), height)
              ? COMPUTED + VectorForm.EVENS.ordinal()
              : instr.op().group() == Opcode.Group.VECTOR
                  ? LaneForms.result(LaneForms.strict(instr.op()))
                      .map(form -> COMPUTED + form.ordinal())
                      .orElse(UNKNOWN)
                  : UNKNOWN;
    };
  }

  /** Whether an operand comes as lanes at even and at odd places, and the operator leaves it so. */
  private boolean readsEvens(Opcode op, int height) {
    boolean evens = false;
    if (EvenLaneEmitter.isOrderless(op)) {
      for (int i = 1; i <= op.signature().params().size(); i++) {
        evens |= origins[height - i] == COMPUTED + VectorForm.EVENS.ordinal();
      }
    }
    return evens;
  }

  private void read(Instr instr, int height, int position) {
    if (instr.op() == Opcode.LOCAL_SET || instr.op() == Opcode.LOCAL_TEE) {
      int local = ((Instr.Index) instr).index();
      int origin = origins[height - 1];
      if (local < votes.length && votes[local] != null) {
        if (isComputed(origin)) {
          vote(local, VectorForm.values()[origin - COMPUTED]);
        } else if (origin < UNKNOWN) {
          goesTo.put(-2 - origin, local);
        }
      }
      return;
    }
    if (instr.op().group() != Opcode.Group.VECTOR) {
      return;
    }
    var form =
        readsEvens(instr.op(), height)
            ? Optional.of(VectorForm.EVENS)
            : LaneForms.operands(LaneForms.strict(instr.op()));
    if (form.isEmpty()) {
      return;
    }
    var params = instr.op().signature().params();
    for (int i = 0; i < params.size(); i++) {
      int origin = origins[height - params.size() + i];
      if (origin < UNKNOWN && !isComputed(origin)) {
        wanted.put(-2 - origin, form.get());
      } else if (origin > UNKNOWN && votes[origin] != null) {
        vote(origin, form.get());
      }
    }
  }

  private void vote(int local, VectorForm form) {
    int weight = (int) Math.min(MAX_WEIGHT, 1L << 3 * Math.min(loops.cardinality(), 5));
    votes[local][form.ordinal()] = Math.min(votes[local][form.ordinal()] + weight, 1 << 30);
  }
}
