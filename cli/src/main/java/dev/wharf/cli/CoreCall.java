package dev.wharf.cli;

import dev.wharf.engine.Func;
import dev.wharf.wasm.type.NumType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.type.VecType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of a core module's export with words of the command line: {@code --invoke add math.wasm 1
 * 2}.
 */
final class CoreCall {
  private static final BigInteger TWO_TO_32 = BigInteger.ONE.shiftLeft(32);
  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  private CoreCall() {}

  /**
   * Calls and gives a line per result.
   *
   * @throws CommandException if the words do not fit the parameters
   */
  static List<String> call(String name, Func func, List<String> words) {
    var type = func.type();
    if (words.size() != type.params().size()) {
      throw CommandException.invoke(
          "`"
              + name
              + "` takes "
              + type.params().size()
              + " arguments, not "
              + words.size()
              + "; its type is "
              + type);
    }
    var args = new long[Func.elements(type.params())];
    int at = 0;
    for (int i = 0; i < words.size(); i++) {
      if (type.params().get(i) instanceof VecType) {
        var vector = vector(words.get(i));
        args[at++] = vector.longValue();
        args[at++] = vector.shiftRight(64).longValue();
      } else {
        args[at++] = bits(name, type.params().get(i), words.get(i));
      }
    }
    var results = new long[Func.elements(type.results())];
    var refResults = new Object[results.length];
    func.call(args, new Object[args.length], results, refResults);
    var lines = new ArrayList<String>();
    at = 0;
    for (var result : type.results()) {
      if (result instanceof VecType) {
        lines.add(String.format("0x%016x%016x", results[at + 1], results[at]));
        at += 2;
      } else {
        lines.add(print(result, results[at], refResults[at]));
        at++;
      }
    }
    return lines;
  }

  /** A vector as one number of 128 bits. */
  private static BigInteger vector(String word) {
    try {
      return integer(word, BigInteger.ONE.shiftLeft(128));
    } catch (NumberFormatException _) {
      throw CommandException.invoke("`" + word + "` is not a value of type v128");
    }
  }

  private static long bits(String function, ValType type, String word) {
    if (type instanceof NumType num) {
      try {
        return switch (num) {
          case I32 -> integer(word, TWO_TO_32).intValue();
          case I64 -> integer(word, TWO_TO_64).longValue();
          case F32 -> Float.floatToRawIntBits(Float.parseFloat(floating(word)));
          case F64 -> Double.doubleToRawLongBits(Double.parseDouble(floating(word)));
        };
      } catch (NumberFormatException _) {
        throw CommandException.invoke("`" + word + "` is not a value of type " + type);
      }
    }
    if (type instanceof RefType ref && ref.nullable() && word.equals("null")) {
      return 0;
    }
    throw CommandException.invoke(
        "`" + function + "` takes a " + type + ", which cannot be written on the command line");
  }

  /** Signed or unsigned, decimal or hexadecimal. */
  private static BigInteger integer(String word, BigInteger modulus) {
    String digits = word.replace("_", "");
    boolean negative = digits.startsWith("-");
    if (negative) {
      digits = digits.substring(1);
    }
    BigInteger value =
        digits.startsWith("0x") || digits.startsWith("0X")
            ? new BigInteger(digits.substring(2), 16)
            : new BigInteger(digits);
    value = negative ? value.negate() : value;
    if (value.compareTo(modulus) >= 0 || value.compareTo(modulus.shiftRight(1).negate()) < 0) {
      throw new NumberFormatException(word);
    }
    return value;
  }

  private static String floating(String word) {
    return switch (word) {
      case "nan" -> "NaN";
      case "inf" -> "Infinity";
      case "-inf" -> "-Infinity";
      default -> {
        if (word.endsWith("f") || word.endsWith("d") || word.endsWith("F") || word.endsWith("D")) {
          throw new NumberFormatException(word);
        }
        yield word;
      }
    };
  }

  private static String print(ValType type, long bits, Object ref) {
    if (type instanceof NumType num) {
      return print(num, bits);
    }
    return RefText.of(ref, "<" + type + ">");
  }

  static String print(NumType type, long bits) {
    return switch (type) {
      case I32 -> Integer.toString((int) bits);
      case I64 -> Long.toString(bits);
      case F32 -> {
        float value = Float.intBitsToFloat((int) bits);
        yield decimal(value, Float.toString(value));
      }
      case F64 -> {
        double value = Double.longBitsToDouble(bits);
        yield decimal(value, Double.toString(value));
      }
    };
  }

  private static String decimal(double value, String text) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
