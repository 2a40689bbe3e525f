package dev.wharf.cli;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.definition.Component;
import dev.wharf.component.text.ComponentParser;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.text.ModuleParser;
import dev.wharf.wit.InvalidWitException;
import java.util.Arrays;
import java.util.function.Consumer;

/** What commands share that make one file of another. */
final class FileCommand {
  private FileCommand() {}

  /** Reads the file and does the work; the exit code says that the input was at fault. */
  static int run(Console console, String name, Consumer<GuestFile> work) {
    String shown = name.equals("-") ? "standard input" : name;
    try {
      work.accept(GuestFile.read(name, System.in, GuestFile.MAX_BYTES));
      return ExitCode.OK;
    } catch (InvalidWitException e) {
      return WitFiles.fail(console, e);
    } catch (RuntimeException e) {
      int code = console.fail(e, shown);
      return code == ExitCode.NOT_RUNNABLE ? ExitCode.FAILED : code;
    }
  }

  /** The file in the binary format; a text is parsed, and bytes are only checked. */
  static byte[] binary(GuestFile file) {
    return switch (file.format()) {
      case CORE_MODULE -> {
        ModuleDecoder.decode(file.bytes());
        yield file.bytes();
      }
      case COMPONENT -> {
        ComponentDecoder.decode(file.bytes());
        yield file.bytes();
      }
      case TEXT -> bytes(ModuleParser.parse(file.bytes()).bytes());
      case COMPONENT_TEXT -> bytes(ComponentParser.parse(file.bytes()).bytes());
    };
  }

  private static byte[] bytes(CodeRange range) {
    return Arrays.copyOfRange(range.bytes(), range.start(), range.end());
  }

  /** What a file holds. */
  sealed interface Guest {}

  record OfModule(Module module) implements Guest {}

  record OfComponent(Component component) implements Guest {}

  /** The module or component that a file is, in either format, not validated. */
  static Guest guest(GuestFile file) {
    return switch (file.format()) {
      case CORE_MODULE -> new OfModule(ModuleDecoder.decode(file.bytes()));
      case TEXT -> new OfModule(ModuleParser.parse(file.bytes()));
      case COMPONENT -> new OfComponent(ComponentDecoder.decode(file.bytes()));
      case COMPONENT_TEXT -> new OfComponent(ComponentParser.parse(file.bytes()));
    };
  }
}
