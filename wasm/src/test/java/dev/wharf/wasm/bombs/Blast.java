package dev.wharf.wasm.bombs;

import dev.wharf.wasm.Feature;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wasm.text.ModulePrinter;
import dev.wharf.wasm.type.TypeInterner;
import dev.wharf.wasm.validate.ModuleValidator;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;

/**
 * Sets bombs off in a process of its own, whose heap is the limit. For each it prints a line: name,
 * milliseconds of this thread's time for reading with validating, then for printing, and what came
 * of either.
 */
final class Blast {
  private Blast() {}

  public static void main(String[] args) {
    // What is measured is the work, not that the classes are new.
    explode(Bomb.LARGEST_MEMORY);
    explode(Bomb.GREAT_EXPONENT);
    for (Bomb bomb : Bomb.values()) {
      System.out.println(explode(bomb));
    }
  }

  private static String explode(Bomb bomb) {
    byte[] bytes = bomb.bytes();
    long start = millis();
    String outcome = judge(bomb, bytes);
    long judged = millis();
    String printed = bomb.isText() ? "text" : print(bytes);
    return String.join(
        "\t", bomb.name(), "" + (judged - start), "" + (millis() - judged), outcome, printed);
  }

  private static long millis() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
  }

  private static String judge(Bomb bomb, byte[] bytes) {
    try {
      Module module = bomb.isText() ? ModuleParser.parse(bytes) : ModuleDecoder.decode(bytes);
      var valid = ModuleValidator.validate(module, EnumSet.allOf(Feature.class));
      valid.closed(new TypeInterner());
      return "valid";
    } catch (MalformedException | ValidationException e) {
      return e.getMessage();
    } catch (RuntimeException | Error e) {
      return "fault " + e;
    }
  }

  private static String print(byte[] bytes) {
    var counter = new Counter();
    try {
      ModulePrinter.print(ModuleDecoder.decode(bytes), ModulePrinter.Detail.ALL, counter);
      return "printed " + counter.characters;
    } catch (MalformedException e) {
      return e.getMessage();
    } catch (RuntimeException | Error e) {
      return "fault " + e;
    }
  }

  private static final class Counter extends Writer {
    private long characters;

    @Override
    public void write(char[] buffer, int offset, int length) {
      characters += length;
    }

    @Override
    public void write(String text, int offset, int length) {
      characters += length;
    }

    @Override
    public void flush() throws IOException {}

    @Override
    public void close() throws IOException {}
  }
}
