package dev.wharf.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * Sizes and durations as options write them: {@code 256MiB}, {@code 1_000}, {@code 30s}, {@code
 * 500ms}.
 */
final class Quantity {
  private Quantity() {}

  /**
   * Bytes; {@code none} is {@link Long#MAX_VALUE}.
   *
   * @throws CommandException when the text has another form
   */
  static long size(String option, String text) {
    if (text.equals("none")) {
      return Long.MAX_VALUE;
    }
    int digits = digits(text);
    long unit =
        switch (text.substring(digits).toLowerCase(Locale.ROOT)) {
          case "", "b" -> 1L;
          case "k", "kib" -> 1L << 10;
          case "m", "mib" -> 1L << 20;
          case "g", "gib" -> 1L << 30;
          default -> -1L;
        };
    return scaled(option, text, digits, unit, "a size such as 4096, 64KiB, 256MiB, 1GiB or none");
  }

  /**
   * A duration; a bare number is seconds.
   *
   * @throws CommandException when the text has another form
   */
  static Duration duration(String option, String text) {
    int digits = digits(text);
    long unit =
        switch (text.substring(digits)) {
          case "ns" -> 1L;
          case "us" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "", "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          default -> -1L;
        };
    return Duration.ofNanos(
        scaled(option, text, digits, unit, "a duration such as 30, 30s, 500ms, 10us or 5m"));
  }

  /** A duration in the unit that needs no fraction. */
  static String print(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos % 1_000_000_000 == 0) {
      return nanos / 1_000_000_000 + " s";
    }
    if (nanos % 1_000_000 == 0) {
      return nanos / 1_000_000 + " ms";
    }
    return nanos % 1_000 == 0 ? nanos / 1_000 + " us" : nanos + " ns";
  }

  /** Bytes in the largest unit of which there is at least one, with one digit behind the point. */
  static String print(long bytes) {
    String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    while (unit + 1 < units.length && bytes >> 10 * (unit + 1) > 0) {
      unit++;
    }
    long one = 1L << 10 * unit;
    return bytes % one == 0
        ? bytes / one + " " + units[unit]
        : String.format(Locale.ROOT, "%.1f %s", (double) bytes / one, units[unit]);
  }

  /**
   * A number that is not negative.
   *
   * @throws CommandException when the text has another form
   */
  static int count(String option, String text) {
    long value =
        scaled(option, text, digits(text), digits(text) == text.length() ? 1 : -1, "a number");
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  private static int digits(String text) {
    int end = 0;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  private static long scaled(String option, String text, int digits, long unit, String wanted) {
    try {
      if (unit > 0) {
        return Math.multiplyExact(Long.parseLong(text.substring(0, digits).replace("_", "")), unit);
      }
    } catch (NumberFormatException | ArithmeticException _) {
      // Said below, the same for every way of being wrong.
    }
    throw CommandException.usage(option + " takes " + wanted + ", not `" + text + "`");
  }
}
