package dev.wharf.bench;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.validate.ModuleValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Decoding and validating, without compiling: {@code Reading FILE}, a module or a component. */
final class Reading {
  private Reading() {}

  static void main(String[] args) throws Throwable {
    byte[] bytes = Files.readAllBytes(Path.of(args[0]));
    boolean component = isComponent(bytes);
    LineServer.serve(n -> {
      for (int i = 0; i < n; i++) {
        if (component) {
          ComponentValidator.validate(ComponentDecoder.decode(bytes));
        } else {
          ModuleValidator.validate(ModuleDecoder.decode(bytes));
        }
      }
      return n;
    });
  }

  static boolean isComponent(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return isComponent(in.readNBytes(8));
    }
  }

  /** Component Model, Binary.md: the layer follows the version. */
  private static boolean isComponent(byte[] bytes) {
    return bytes[6] == 1;
  }
}
