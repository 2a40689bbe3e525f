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

  private final TypeCodes codes;
  private final LocalInits locals;

  /** Operands that were taken as lists, in all functions. */
  private long checked;

  /** Position of the instruction that is checked now, for errors. */
  private int offset;

  ControlStack(TypeCodes codes, LocalInits locals) {
    this.codes = codes;
    this.locals = locals;
  }

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
    if (height > base) {
      int found = operands[height - 1];
      if (found == expected || codes.matches(found, expected)) {
        height--;
        return;
      }
    } else if (unreachable) {
      return;
    }
    throw unfit(new int[] {expected}, height);
  }

  /** So many operands of one type. */
  void pop(int expected, int count) {
    for (int i = 0; i < count; i++) {
      if (height == base && unreachable) {
        return;
      }
      pop(expected);
    }
  }

  /** A reference, which may be one that unreachable code makes up. */
  int popReference() {
    int type = pop();
    if (type == TypeCode.UNKNOWN) {
      return TypeCode.ANY_REFERENCE;
    }
    if (!TypeCode.isReference(type)) {
      throw error("type mismatch: a reference is wanted, found " + TypeCode.name(type));
    }
    return type;
  }

  void popAll(int[] types) {
    checked += types.length;
    if (checked > Limits.OPERANDS_CHECKED) {
      throw error("too many operands are checked: the limit is " + Limits.OPERANDS_CHECKED);
    }
    int top = height;
    for (int i = types.length - 1; i >= 0; i--) {
      if (height > base) {
        int found = operands[--height];
        if (found != types[i] && !codes.matches(found, types[i])) {
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
    int from = Math.max(base, top - types.length);
    return error(
        "type mismatch: instruction requires "
            + names(types, 0, types.length)
            + " but stack has "
            + names(operands, from, top));
  }

  private static String names(int[] types, int from, int to) {
    var names = new StringJoiner(" ", "[", "]");
    for (int i = from; i < to; i++) {
      names.add(TypeCode.name(types[i]));
    }
    return names.toString();
  }

  /** Pops all but the last of a list's types. */
  void popPrefix(int[] types) {
    popAll(Arrays.copyOf(types, types.length - 1));
  }

  void pushPrefix(int[] types) {
    for (int i = 0; i < types.length - 1; i++) {
      push(types[i]);
    }
  }

  void pushAll(int[] types) {
    for (int type : types) {
      push(type);
    }
  }

  /**
   * Pops and pushes what an instruction of fixed type takes and gives: from the lowest bits on, in
   * groups of four that hold a type's code plus one, two results or 0, and then its operands from
   * the last to the first.
   */
  void apply(int signature) {
    for (int rest = signature >>> 8; rest != 0; rest >>>= 4) {
      pop((rest & 15) - 1);
    }
    if ((signature & 15) != 0) {
      push((signature & 15) - 1);
      if ((signature & 0xF0) != 0) {
        push((signature >>> 4 & 15) - 1);
      }
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
    locals.open();
    pushAll(blockParams);
  }

  /** Closes the innermost block; pushing its results, which are checked, is left to the caller. */
  int[] close() {
    int[] types = results[depth - 1];
    popAll(types);
    if (height != base) {
      // As many as were asked for lay above those that remain.
      throw error(
          "type mismatch: block requires "
              + names(types, 0, types.length)
              + " but stack has "
              + names(operands, base, Math.min(height + types.length, operands.length)));
    }
    locals.close();
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

  /** What opened the innermost block. */
  Opcode kind() {
    return kinds[depth - 1];
  }

  /** What opened the block of a label. */
  Opcode kind(int label) {
    if (label >= depth) {
      throw error("unknown label " + label);
    }
    return kinds[depth - 1 - label];
  }

  /** An {@code if} without {@code else} gives its parameters back. */
  void checkElseNotMissing() {
    if (kinds[depth - 1] == Opcode.IF && !codes.matches(params[depth - 1], results[depth - 1])) {
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
      if (found != types[i] && !codes.matches(found, types[i])) {
        throw unfit(types, height);
      }
    }
  }
}
