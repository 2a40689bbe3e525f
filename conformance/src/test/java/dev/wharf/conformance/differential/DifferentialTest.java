package dev.wharf.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.wharf.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Random modules do here what they did on V8: results, traps, and what globals, memories and tables
 * hold afterwards. V8's outcomes were recorded with the modules.
 */
final class DifferentialTest {
  private static final int ENOUGH = 3_000;

  @TestFactory
  Stream<DynamicTest> recordedModulesDoAsOnV8() {
    return Arrays.stream(Profile.values())
        .filter(profile -> profile.recorded() > 0)
        .map(profile ->
            DynamicTest.dynamicTest(profile.name(), () -> check(profile, entries(profile))));
  }

  @Test
  void thereAreEnoughOfThem() throws IOException {
    int count = 0;
    for (Profile profile : Profile.values()) {
      if (profile.recorded() == 0) {
        continue;
      }
      count += entries(profile).size();
    }
    assertThat(count).isGreaterThanOrEqualTo(ENOUGH);
  }

  /** With {@code -Dwharf.record=PROFILE,...|all} modules are made and recorded anew first. */
  @BeforeAll
  static void record() throws IOException, InterruptedException {
    var wanted = List.of(System.getProperty("wharf.record", "").split(","));
    for (Profile profile : Profile.values()) {
      if (wanted.contains("all") || wanted.contains(profile.name())) {
        CorpusWriter.record(profile, Peers.find().orElseThrow());
      }
    }
  }

  private static List<Corpus.Entry> entries(Profile profile) throws IOException {
    return Corpus.read(Files.newInputStream(CorpusWriter.file(profile)));
  }

  private static void check(Profile profile, List<Corpus.Entry> entries) throws IOException {
    List<String> differences = new ArrayList<>();
    var engine = Engine.create();
    for (Corpus.Entry entry : entries) {
      String name = profile + "-" + entry.number();
      var difference =
          Trial.of(name, entry.module(), entry.number())
              .orElseThrow()
              .differenceFrom(engine, entry.outcome());
      if (difference.isPresent()) {
        differences.add(name + " " + difference.get());
        var kept = Files.createDirectories(Path.of("target", "differential"));
        Files.write(kept.resolve(name + ".wasm"), entry.module());
      }
    }
    if (!differences.isEmpty()) {
      fail(
          "%d of %d differ; modules are in target/differential%n%s",
          differences.size(),
          entries.size(),
          String.join("\n", differences.subList(0, Math.min(8, differences.size()))));
    }
  }
}
