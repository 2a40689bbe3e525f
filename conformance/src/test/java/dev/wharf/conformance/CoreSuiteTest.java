package dev.wharf.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.wharf.engine.Engine;
import dev.wharf.wast.WastParser;
import dev.wharf.wast.WastReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The core specification's suite, one test per script. */
final class CoreSuiteTest {
  private static final String SUITE = "core";
  private static final Ledger LEDGER = Ledger.read();
  private static final Engine ENGINE = Engine.create();
  private static final List<WastReport> REPORTS = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> scripts() {
    var directory = SpecData.require(SUITE);
    return SpecData.scriptsBelow(directory).stream()
        .map(file -> {
          var name = directory.relativize(file).toString();
          return DynamicTest.dynamicTest(name, () -> check(SUITE + "/" + name, file));
        });
  }

  @TestFactory
  Stream<DynamicTest> ledgerNamesExistingScripts() {
    var directory = SpecData.require(SUITE);
    Set<String> named = new HashSet<>(LEDGER.files().keySet());
    named.addAll(LEDGER.lines().keySet());
    return named.stream()
        .filter(name -> name.startsWith(SUITE + "/"))
        .map(name ->
            DynamicTest.dynamicTest(
                name, () -> assertThat(directory.resolveSibling(name)).isRegularFile()));
  }

  @AfterAll
  static void printTotals() {
    int passed = REPORTS.stream().mapToInt(WastReport::passed).sum();
    int failed = REPORTS.stream().mapToInt(report -> report.failures().size()).sum();
    if (!REPORTS.isEmpty()) {
      System.out.println(
          SUITE + ": " + REPORTS.size() + " scripts, " + passed + " passed, " + failed + " failed");
    }
  }

  private static void check(String name, Path file) throws IOException {
    var report = SuiteRun.within(ENGINE, WastParser.parse(name, Files.readAllBytes(file)));
    REPORTS.add(report);
    var excuse = LEDGER.file(name);
    if (excuse.isPresent()) {
      assertThat(report.failures())
          .as("%s passes but is in the ledger: %s", name, excuse.get())
          .isNotEmpty();
      return;
    }
    var excused = LEDGER.lines(name);
    var open = report.failures().stream().filter(f -> !excused.containsKey(f.line())).toList();
    var stale = new ArrayList<>(excused.keySet());
    report.failures().forEach(failure -> stale.remove(Integer.valueOf(failure.line())));
    if (!open.isEmpty()) {
      fail("%s: %d of %d failed%n%s", name, open.size(), total(report), first(open));
    }
    assertThat(stale).as("%s: lines that pass but are in the ledger", name).isEmpty();
  }

  private static int total(WastReport report) {
    return report.passed() + report.failures().size();
  }

  private static String first(List<WastReport.Failure> failures) {
    return String.join(
        "\n", failures.stream().limit(8).map(failure -> "  line " + failure).toList());
  }
}
