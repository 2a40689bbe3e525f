package dev.wharf.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code resolve/}: packages, each with its resolution as JSON, which wasm-tools prints alike, and
 * as WIT. The feature {@code on} is switched on.
 */
class WitResolverTest {
  private static final Features FEATURES = new Features(false, Set.of("on"));

  @TestFactory
  Stream<DynamicTest> packagesResolveAsExpected() throws IOException {
    return cases().stream()
        .map(path ->
            DynamicTest.dynamicTest(
                path.getFileName().toString(),
                () -> {
                  var resolution = WitFolder.read(path).resolve(FEATURES);
                  Expected.check(Expected.sibling(path, ".json"), WitJson.print(resolution) + "\n");
                  Expected.check(
                      Expected.sibling(path, ".text"),
                      WitText.print(resolution, resolution.main(), true));
                }));
  }

  @TestFactory
  Stream<DynamicTest> formattingDoesNotChangeTheMeaning() throws IOException {
    return Expected.inputs("resolve", ".wit").stream()
        .map(path ->
            DynamicTest.dynamicTest(
                path.getFileName().toString(),
                () -> {
                  var document = Expected.parse(path);
                  var formatted =
                      WitParser.parse(SourceText.of("formatted", WitPrinter.print(document)));
                  assertThat(json(formatted)).isEqualTo(json(document));
                }));
  }

  @TestFactory
  Stream<DynamicTest> allOfWasiResolves() throws IOException {
    var cases = new ArrayList<DynamicTest>();
    for (var spec : WitTexts.spec().stream().toList()) {
      for (Path version : WitTexts.folders(spec)) {
        for (Path pkg : WitTexts.folders(version)) {
          cases.add(
              DynamicTest.dynamicTest(
                  spec.relativize(pkg).toString(), () -> resolve(version, pkg)));
        }
      }
    }
    return cases.stream();
  }

  private static void resolve(Path version, Path pkg) throws IOException {
    var resolution = WitTexts.resolve(version, pkg);
    assertThat(resolution.mainPackage().name())
        .hasToString("wasi:" + pkg.getFileName() + "@" + version.getFileName());
    assertThat(resolution.mainPackage().interfaces()).isNotEmpty();
  }

  @Test
  void dependenciesThatAreNoEncodedPackagesAreTold(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.wit"), "package a:b;");
    Path deps = Files.createDirectory(folder.resolve("deps"));
    Files.writeString(deps.resolve("runs.wat"), "(component (core module))");
    Files.write(deps.resolve("torn.wasm"), new byte[] {0, 'a', 's', 'm'});
    assertThatThrownBy(() -> WitFolder.read(folder))
        .isInstanceOf(InvalidWitException.class)
        .hasMessageContaining("runs.wat is a component that runs, not an encoded package")
        .hasMessageContaining("torn.wasm is no encoded package: unexpected end");
  }

  private static List<Path> cases() throws IOException {
    var cases = new ArrayList<>(Expected.inputs("resolve", ".wit"));
    cases.addAll(WitTexts.folders(Expected.ROOT.resolve("resolve")));
    return cases;
  }

  private static String json(WitDocument document) {
    return WitJson.print(WitResolver.resolve(List.of(document), List.of(), FEATURES));
  }
}
