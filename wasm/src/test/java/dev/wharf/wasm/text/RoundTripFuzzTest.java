package dev.wharf.wasm.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.binary.InstrDecoder;
import dev.wharf.wasm.binary.InstrEncoder;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.binary.ModuleEncoder;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.Function;
import dev.wharf.wasm.module.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever can be decoded and printed parses back to the same bytes, up to the ways of writing that
 * the text does not tell: bodies with the shortest numbers, neighbouring locals of one type
 * together. Modules are those of the print cases with bytes changed.
 */
final class RoundTripFuzzTest {
  private static final int ROUNDS = 3_000;

  @Test
  void whatIsPrintedParsesBackToTheSameBytes() throws IOException {
    List<byte[]> seeds = seeds();
    String seconds = System.getProperty("wharf.fuzz", "");
    long end = seconds.isEmpty() ? 0 : System.nanoTime() + Long.parseLong(seconds) * 1_000_000_000L;
    var random = new Random(end == 0 ? 7 : end);
    int printed = 0;
    for (int round = 0; end == 0 ? round < ROUNDS : System.nanoTime() < end; round++) {
      byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[8 + random.nextInt(bytes.length - 8)] =
            (byte) (random.nextBoolean() ? random.nextInt(8) : random.nextInt(256));
      }
      if (isSame(bytes)) {
        printed++;
      }
    }
    assertThat(printed).isGreaterThan(100);
  }

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> inside = Files.list(Path.of("src", "test", "resources", "print"))) {
      for (Path file : inside.filter(each -> each.toString().endsWith(".wat")).sorted().toList()) {
        seeds.add(ModuleParser.parse(Files.readAllBytes(file)).bytes().bytes());
      }
    }
    return seeds;
  }

  /** False if there is nothing to compare. */
  private static boolean isSame(byte[] bytes) {
    Optional<byte[]> canonical;
    String text;
    try {
      var module = ModuleDecoder.decode(bytes);
      canonical = canonical(module);
      text = ModulePrinter.print(module);
    } catch (MalformedException _) {
      return false;
    }
    if (canonical.isEmpty()) {
      return false;
    }
    try {
      assertThat(ModuleParser.parse(text).bytes().bytes()).isEqualTo(canonical.get());
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("on " + HexFormat.of().formatHex(bytes) + "\n" + text, e);
    }
    return true;
  }

  /** The module as the text can tell it; empty if it has what no text can. */
  private static Optional<byte[]> canonical(Module module) {
    // A table with an empty expression prints as one without.
    if (module.tables().stream()
        .anyMatch(table -> table.init().filter(init -> init.instrs().isEmpty()).isPresent())) {
      return Optional.empty();
    }
    List<Function> functions = new ArrayList<>();
    for (Function function : module.functions()) {
      var body = function.body();
      var in = new InstrDecoder(body.bytes(), body.start(), body.end());
      var out = new ByteWriter();
      while (in.hasNext()) {
        InstrEncoder.encode(out, in.next());
      }
      boolean moved =
          out.size() != body.length() || !function.locals().equals(merged(function.locals()));
      if (moved
          && module.customs().stream()
              .anyMatch(each -> each.name().equals(Annotation.BRANCH_HINT))) {
        // Hints follow their instructions.
        return Optional.empty();
      }
      var code = new CodeRange(out.toByteArray(), 0, out.size());
      functions.add(new Function(function.typeIndex(), merged(function.locals()), code));
    }
    return Optional.of(
        ModuleEncoder.encode(
            new Module(
                module.types(),
                module.imports(),
                functions,
                module.tables(),
                module.memories(),
                module.tags(),
                module.globals(),
                module.exports(),
                module.start(),
                module.elements(),
                module.dataCount(),
                module.data(),
                module.customs(),
                module.bytes())));
  }

  private static List<Function.LocalGroup> merged(List<Function.LocalGroup> groups) {
    List<Function.LocalGroup> merged = new ArrayList<>();
    for (Function.LocalGroup group : groups) {
      if (group.count() == 0) {
        continue;
      }
      int count = group.count();
      if (!merged.isEmpty() && merged.getLast().type().equals(group.type())) {
        count += merged.removeLast().count();
      }
      merged.add(new Function.LocalGroup(count, group.type()));
    }
    return merged;
  }
}
