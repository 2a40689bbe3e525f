package dev.wharf.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** WIT that holds every type in every position, the Java that it gives, and javac's word on that. */
class GoldenTest {
  @TempDir private Path out;

  @TestFactory
  Stream<DynamicTest> eachCaseGivesItsJava() throws IOException {
    return Case.all().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> compare(each)));
  }

  private static void compare(Case each) throws IOException {
    var text = new StringBuilder();
    for (JavaSource source : each.sources()) {
      text.append("==> ").append(source.path()).append('\n').append(source.text());
    }
    if (Boolean.getBoolean("wharf.bless")) {
      Files.writeString(each.expected(), text);
    }
    assertThat(Files.readString(each.expected())).isEqualTo(text.toString());
    assertThat(each.sources()).as("the same again").isEqualTo(each.sources());
  }

  @Test
  void allCompileWithoutAWarningOnTheClassPath() throws IOException {
    assertThat(Javac.onClassPath(sources(), out)).isEmpty();
  }

  @Test
  void allCompileWithoutAWarningOnTheModulePath() throws IOException {
    assertThat(Javac.onModulePath(sources(), out)).isEmpty();
  }

  private static List<JavaSource> sources() throws IOException {
    var all = new ArrayList<JavaSource>();
    for (Case each : Case.all()) {
      all.addAll(each.sources());
    }
    return all;
  }
}
