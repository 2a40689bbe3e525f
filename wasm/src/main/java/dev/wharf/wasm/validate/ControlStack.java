package dev.wharf.wasm.validate;

import dev.wharf.wasm.Limits;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.instr.Opcode;
import java.util.Arrays;

/** The operand stack and the open blocks. Spec: appendix, validation algorithm. */
final class ControlStack {
  private static final int[] NOTHING = {};

  private int[] operands = new int[64];
  private int height;
  private Opcode[] kinds = new Opcode[16];
  private int[][] params = new int[16][];
  private int[][] results = new int[16][];
  private int[] heights = new int[16];
  private boolean[] unreachable = new boolean[16];
  private int depth;

  /** Position of the instruction that is checked now, for errors. */
  private int offset;

  void reset() {
    height = 0;
    depth = 0;
  }

  void at(int position) {
    offset = position;
  }

  ValidationException error(String message) {
    return new ValidationException(message, offset);
  }

  // Operands

  void push(int type) {
    if (height == operands.length) {
      operands = Arrays.copyOf(operands, height * 2);
    }
    operands[height++] = type;
  }

  int pop() {
    if (height == heights[depth - 1]) {
      if (unreachable[depth - 1]) {
        return TypeCode.UNKNOWN;
      }
      throw error("type mismatch: an operand is missing");
    }
    return operands[--height];
  }

  void pop(int expected) {
    int found = pop();
    if (found != expected && found != TypeCode.UNKNOWN && expected != TypeCode.UNKNOWN) {
      throw error(
          "type mismatch: expected "
              + TypeCode.name(expected)
              + ", found "
              + TypeCode.name(found));
    }
  }

  void popAll(int[] types) {
    for (int i = types.length - 1; i >= 0; i--) {
      pop(types[i]);
    }
  }

  void pushAll(int[] types) {
    for (int type : types) {
      push(type);
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
      heights = Arrays.copyOf(heights, size);
      unreachable = Arrays.copyOf(unreachable, size);
    }
    kinds[depth] = kind;
    params[depth] = blockParams;
    results[depth] = blockResults;
    heights[depth] = height;
    unreachable[depth] = false;
    depth++;
    pushAll(blockParams);
  }

  /** Closes the innermost block after checking its results, which are left to the caller to push. */
  int[] close() {
    int[] types = results[depth - 1];
    popAll(types);
    if (height != heights[depth - 1]) {
      throw error("type mismatch: values remain on the stack at the end of the block");
    }
    depth--;
    return types;
  }

  void openElse() {
    if (depth == 0 || kinds[depth - 1] != Opcode.IF) {
      throw new dev.wharf.wasm.MalformedException("unexpected else", offset);
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
    height = heights[depth - 1];
    unreachable[depth - 1] = true;
  }

  /** Checks a branch to types without taking the operands off. */
  void peekAll(int[] types) {
    int[] popped = types.length == 0 ? NOTHING : new int[types.length];
    for (int i = types.length - 1; i >= 0; i--) {
      int found = pop();
      if (found != types[i] && found != TypeCode.UNKNOWN) {
        throw error(
            "type mismatch: expected " + TypeCode.name(types[i]) + ", found " + TypeCode.name(found));
      }
      popped[i] = found;
    }
    pushAll(popped);
  }
}
