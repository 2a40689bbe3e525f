package dev.wharf.wasm.text;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;

/** Reads vector constants and lane numbers. Spec: text/instructions, vector instructions. */
public final class VectorParser {
  private static final int LANES = 16;

  private final TokenReader in;

  public VectorParser(TokenReader in) {
    this.in = in;
  }

  /** A vector by its halves; the first lane is in the lowest bits of {@code low}. */
  public record Vector(long low, long high) {}

  /** How a vector is cut into lanes. */
  public enum LaneShape {
    I8X16(8, false),
    I16X8(16, false),
    I32X4(32, false),
    I64X2(64, false),
    F32X4(32, true),
    F64X2(64, true);

    private final int bits;
    private final boolean isFloat;

    LaneShape(int bits, boolean isFloat) {
      this.bits = bits;
      this.isFloat = isFloat;
    }

    /** Bits of a lane. */
    public int bits() {
      return bits;
    }

    public int lanes() {
      return 128 / bits;
    }

    public boolean isFloat() {
      return isFloat;
    }
  }

  /** The name of a shape, such as {@code i32x4}. */
  public LaneShape laneShape() {
    var token = in.next();
    if (token.is(Token.Kind.KEYWORD)) {
      switch (token.text()) {
        case "i8x16" -> {
          return LaneShape.I8X16;
        }
        case "i16x8" -> {
          return LaneShape.I16X8;
        }
        case "i32x4" -> {
          return LaneShape.I32X4;
        }
        case "i64x2" -> {
          return LaneShape.I64X2;
        }
        case "f32x4" -> {
          return LaneShape.F32X4;
        }
        case "f64x2" -> {
          return LaneShape.F64X2;
        }
        default -> {}
      }
    }
    throw TokenReader.unexpected(token);
  }

  /** The raw bits of one lane. */
  public long laneBits(LaneShape shape) {
    if (shape.isFloat()) {
      return shape == LaneShape.F32X4 ? Integer.toUnsignedLong(in.f32()) : in.f64();
    }
    long bits = in.integer(shape.bits());
    return shape.bits() == 64 ? bits : bits & (1L << shape.bits()) - 1;
  }

  /** A shape and its lanes. */
  public Vector constant() {
    var shape = laneShape();
    requireNumbers(shape.lanes(), "wrong number of lane literals");
    long low = 0;
    long high = 0;
    for (int lane = 0; lane < shape.lanes(); lane++) {
      long bits = laneBits(shape);
      int shift = lane * shape.bits();
      if (shift < Long.SIZE) {
        low |= bits << shift;
      } else {
        high |= bits << shift - Long.SIZE;
      }
    }
    return new Vector(low, high);
  }

  /** The sixteen lane numbers of a shuffle, which a valid module has below 32. */
  Instr shuffle(Opcode op) {
    requireNumbers(LANES, "invalid lane length");
    long low = 0;
    long high = 0;
    for (int i = 0; i < LANES; i++) {
      var token = in.peek();
      if (!token.is(Token.Kind.INTEGER) || token.text().startsWith("-")) {
        throw TokenReader.error("i8 constant out of range: " + token, token);
      }
      long lane = lane();
      if (i < LANES / 2) {
        low |= lane << i * 8;
      } else {
        high |= lane << (i - LANES / 2) * 8;
      }
    }
    return new Instr.Lanes(op, low, high);
  }

  /** How many numbers there are is told before what is wrong with one of them. */
  private void requireNumbers(int count, String message) {
    int start = in.position();
    int found = 0;
    while (in.at(Token.Kind.INTEGER) || in.at(Token.Kind.FLOAT)) {
      in.next();
      found++;
    }
    var after = in.peek();
    if (found != count) {
      throw after.is(Token.Kind.LEFT) || after.is(Token.Kind.RIGHT) || found > count
          ? TokenReader.error(message + ": " + found + " in place of " + count, after)
          : TokenReader.unexpected(after);
    }
    in.seek(start);
  }

  /** The number of a lane. */
  int lane() {
    return (int) in.unsigned(8);
  }
}
