package dev.wharf.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.wast.WastParser;
import dev.wharf.wast.WastReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The Component Model's suite, one test per script and way of suspending guests: the quickest that
 * the JVM offers, and virtual threads.
 */
final class ComponentSuiteTest {
  private static final String SUITE = "component-model";
  private static final Ledger LEDGER = Ledger.read();
  private static final Engine ENGINE = Engine.create();
  private static final List<WastReport> REPORTS = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> scripts() throws IOException {
    var directory = SpecData.require(SUITE);
    try (var files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".wast")).sorted().toList().stream()
          .flatMap(file -> {
            var name = directory.relativize(file).toString();
            return Stream.of(
                DynamicTest.dynamicTest(name, () -> check(name, file, UnaryOperator.identity())),
                DynamicTest.dynamicTest(
                    name + " on virtual threads",
                    () -> check(name, file, ComponentStore.Builder::onVirtualThreads)));
          });
    }
  }

  @AfterAll
  static void printTotals() {
    int passed = REPORTS.stream().mapToInt(WastReport::passed).sum();
    int failed = REPORTS.stream().mapToInt(report -> report.failures().size()).sum();
    if (!REPORTS.isEmpty()) {
      System.out.println(
          SUITE + ": " + REPORTS.size() + " runs, " + passed + " passed, " + failed + " failed");
    }
  }

  private static void check(String path, Path file, UnaryOperator<ComponentStore.Builder> stores)
      throws IOException {
    var name = SUITE + "/" + path;
    var report = SuiteRun.within(ENGINE, WastParser.parse(name, Files.readAllBytes(file)), stores);
    REPORTS.add(report);
    var excused = LEDGER.lines(name);
    var open = report.failures().stream().filter(f -> !excused.containsKey(f.line())).toList();
    assertThat(open).as(name).isEmpty();
    var stale = new ArrayList<>(excused.keySet());
    report.failures().forEach(failure -> stale.remove(Integer.valueOf(failure.line())));
    assertThat(stale).as("%s: lines that pass but are in the ledger", name).isEmpty();
  }
}
