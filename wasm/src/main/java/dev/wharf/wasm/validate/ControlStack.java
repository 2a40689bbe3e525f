package dev.wharf.wasm.validate;

import dev.wharf.wasm.Limits;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.instr.Opcode;
import java.util.Arrays;
import java.util.StringJoiner;

/** The operand stack and the open blocks. Spec: appendix, validation algorithm. */
final class ControlStack {
  private int[] operands = new int[64];
  private int height;

  // Of the innermost block: the height at its start, and whether its end cannot be reached.
  private int base;
  private boolean unreachable;

  private int depth;
  private Opcode[] kinds = new Opcode[16];
  private int[][] params = new int[16][];
  private int[][] results = new int[16][];
  private int[] bases = new int[16];
  private boolean[] unreachables = new boolean[16];

  /** Position of the instruction that is checked now, for errors. */
  private int offset;

  void reset() {
    height = 0;
    base = 0;
    unreachable = false;
    depth = 0;
  }

  void at(int position) {
    offset = position;
  }

  int offset() {
    return offset;
  }

  ValidationException error(String message) {
    return new ValidationException(message, offset);
  }

  // Operands

  void push(int type) {
    if (height == operands.length) {
      if (height >= Limits.OPERANDS) {
        throw error("too many operands on the stack: the limit is " + Limits.OPERANDS);
      }
      operands = Arrays.copyOf(operands, Math.min(height * 2, Limits.OPERANDS));
    }
    operands[height++] = type;
  }

  int pop() {
    if (height > base) {
      return operands[--height];
    }
    if (!unreachable) {
      throw error("type mismatch: an operand is missing");
    }
    return TypeCode.UNKNOWN;
  }

  void pop(int expected) {
    if (height > base && operands[height - 1] == expected) {
      height--;
      return;
    }
    int found = pop();
    if (found != TypeCode.UNKNOWN && found != expected) {
      throw mismatch(expected, found);
    }
  }

  private ValidationException mismatch(int expected, int found) {
    return error(
        "type mismatch: expected " + TypeCode.name(expected) + ", found " + TypeCode.name(found));
  }

  void popAll(int[] types) {
    int top = height;
    for (int i = types.length - 1; i >= 0; i--) {
      if (height > base) {
        int found = operands[--height];
        if (found != types[i] && found != TypeCode.UNKNOWN) {
          throw unfit(types, top);
        }
      } else if (unreachable) {
        return;
      } else {
        throw unfit(types, top);
      }
    }
  }

  private ValidationException unfit(int[] types, int top) {
    var wanted = new StringJoiner(" ", "[", "]");
    for (int type : types) {
      wanted.add(TypeCode.name(type));
    }
    var found = new StringJoiner(" ", "[", "]");
    for (int i = Math.max(base, top - types.length); i < top; i++) {
      found.add(TypeCode.name(operands[i]));
    }
    return error("type mismatch: instruction requires " + wanted + " but stack has " + found);
  }

  void pushAll(int[] types) {
    for (int type : types) {
      push(type);
    }
  }

  /**
   * Pops and pushes what an instruction of fixed type takes and gives: from the lowest bits on, in
   * groups of four that hold a type's code plus one, its result or 0, and then its operands from
   * the last to the first.
   */
  void apply(int signature) {
    for (int rest = signature >>> 4; rest != 0; rest >>>= 4) {
      pop((rest & 15) - 1);
    }
    if ((signature & 15) != 0) {
      push((signature & 15) - 1);
    }
  }

  // Blocks

  void open(Opcode kind, int[] blockParams, int[] blockResults) {
    if (depth == kinds.length) {
      if (depth >= Limits.NESTING) {
        throw error("blocks nest too deeply: the limit is " + Limits.NESTING);
      }
      int size = Math.min(depth * 2, Limits.NESTING);
      kinds = Arrays.copyOf(kinds, size);
      params = Arrays.copyOf(params, size);
      results = Arrays.copyOf(results, size);
      bases = Arrays.copyOf(bases, size);
      unreachables = Arrays.copyOf(unreachables, size);
    }
    kinds[depth] = kind;
    params[depth] = blockParams;
    results[depth] = blockResults;
    bases[depth] = base;
    unreachables[depth] = unreachable;
    depth++;
    base = height;
    unreachable = false;
    pushAll(blockParams);
  }

  /** Closes the innermost block; pushing its results, which are checked, is left to the caller. */
  int[] close() {
    int[] types = results[depth - 1];
    popAll(types);
    if (height != base) {
      throw error("type mismatch: values remain on the stack at the end of the block");
    }
    depth--;
    base = bases[depth];
    unreachable = unreachables[depth];
    return types;
  }

  void openElse() {
    if (kinds[depth - 1] != Opcode.IF) {
      throw new MalformedException("unexpected else", offset);
    }
    int[] ifParams = params[depth - 1];
    int[] types = close();
    open(Opcode.ELSE, ifParams, types);
  }

  /** An {@code if} without {@code else} gives its parameters back. */
  void checkElseNotMissing() {
    if (kinds[depth - 1] == Opcode.IF && !Arrays.equals(params[depth - 1], results[depth - 1])) {
      throw error("type mismatch: an if without else must give the values that it takes");
    }
  }

  int depth() {
    return depth;
  }

  int[] labelTypes(int label) {
    if (label >= depth) {
      throw error("unknown label " + label);
    }
    int block = depth - 1 - label;
    return kinds[block] == Opcode.LOOP ? params[block] : results[block];
  }

  void markUnreachable() {
    height = base;
    unreachable = true;
  }

  /** Checks a branch to types without taking the operands off. */
  void peekAll(int[] types) {
    int at = height;
    for (int i = types.length - 1; i >= 0; i--) {
      if (at == base) {
        if (unreachable) {
          return;
        }
        throw unfit(types, height);
      }
      int found = operands[--at];
      if (found != types[i] && found != TypeCode.UNKNOWN) {
        throw unfit(types, height);
      }
    }
  }
}
