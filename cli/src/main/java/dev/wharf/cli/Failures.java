package dev.wharf.cli;

import dev.wharf.wasm.GuestException;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.WasmException;
import dev.wharf.wasm.WasmFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Turns what went wrong into what the user reads. */
final class Failures {
  private Failures() {}

  /**
   * @param maxFrames how many frames of a trap are shown
   * @param timeout the time limit of the run, if it had one
   */
  static Report report(Throwable thrown, String file, int maxFrames, Optional<Duration> timeout) {
    return switch (thrown) {
      case CommandException command -> command.report();
      case WasmException wasm -> report(wasm, file, maxFrames, timeout);
      case OutOfMemoryError _ ->
          new Report(
              ExitCode.HOST,
              "host",
              "the Java heap is too small for this program",
              "WHARF_JAVA_OPTS=-Xmx4g gives it more");
      default ->
          new Report(
              ExitCode.HOST,
              "bug",
              "this is a fault in Wharf: " + thrown,
              "--debug-host shows where; please report it with the file that caused it");
    };
  }

  private static Report report(
      WasmException thrown, String file, int maxFrames, Optional<Duration> timeout) {
    return switch (thrown) {
      case MalformedException e ->
          rejected("malformed", file + " is not valid WebAssembly: " + e.getMessage(), e.offset());
      case ValidationException e ->
          rejected("invalid", file + " does not validate: " + e.getMessage(), e.offset());
      case LinkException e -> {
        var facts = new ArrayList<Report.Fact>();
        e.facts().forEach(fact -> facts.add(new Report.Fact(fact.name(), fact.value())));
        yield new Report(
            ExitCode.NOT_RUNNABLE, linkKind(e), file + ": " + e.sentence(), facts, e.hints());
      }
      case TrapException e -> trap(e, maxFrames, timeout);
      case GuestException e ->
          new Report(ExitCode.TRAP, "exception", e.getMessage(), List.of(), List.of());
    };
  }

  private static Report rejected(String kind, String sentence, OptionalLong offset) {
    List<Report.Fact> facts = new ArrayList<>();
    offset.ifPresent(at -> facts.add(new Report.Fact("offset", "0x" + Long.toHexString(at))));
    return new Report(ExitCode.NOT_RUNNABLE, kind, sentence, facts, List.of());
  }

  private static String linkKind(LinkException e) {
    return switch (e.kind()) {
      case MISSING -> "link.missing";
      case TYPE -> "link.type";
      case OTHER -> "link";
    };
  }

  private static Report trap(TrapException e, int maxFrames, Optional<Duration> timeout) {
    var facts = new ArrayList<Report.Fact>();
    var frames = e.frames();
    if (!frames.isEmpty()) {
      var lines = new StringBuilder();
      for (int i = 0; i < Math.min(maxFrames, frames.size()); i++) {
        lines.append(i == 0 ? "" : "\n").append(frame(i, frames.get(i)));
      }
      if (frames.size() > maxFrames) {
        lines.append("\n... ").append(frames.size() - maxFrames).append(" more");
      }
      facts.add(new Report.Fact("wasm backtrace", lines + (frames.size() == 1 ? "\n" : "")));
    }
    if (e.getCause() != null) {
      facts.add(new Report.Fact("caused by", e.getCause().toString()));
    }
    String kind =
        switch (e.trap()) {
          case MEMORY_LIMIT, RESOURCE_LIMIT -> "limit." + e.trap().key();
          default -> "trap." + e.trap().key();
        };
    String sentence =
        e.trap() == Trap.DEADLINE
            ? timeout.map(time -> "stopped after " + Quantity.print(time)).orElse(e.getMessage())
            : e.getMessage();
    return new Report(ExitCode.TRAP, kind, sentence, facts, hints(e));
  }

  private static List<String> hints(TrapException e) {
    if (e.trap() == Trap.DEADLINE) {
      return List.of("--timeout DUR sets another limit");
    }
    return e.trap() == Trap.RESOURCE_LIMIT && e.getMessage().endsWith(" handles")
        ? List.of("--max-resources N sets another limit")
        : List.of();
  }

  private static String frame(int index, WasmFrame frame) {
    String at = frame.offset() < 0 ? "?" : "0x" + Long.toHexString(frame.offset());
    String module = frame.module().isEmpty() ? "" : frame.module() + "!";
    return index + ": " + at + "  " + module + Escapes.name(frame.function());
  }
}
