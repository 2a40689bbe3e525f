package dev.wharf.wit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WitDecoderTest {
  private static final Features FEATURES = new Features(false, Set.of("on"));

  @TestFactory
  Stream<DynamicTest> packagesComeBackAsTheyWereEncoded() throws IOException {
    var cases = new ArrayList<>(Expected.inputs("resolve", ".wit"));
    cases.addAll(WitTexts.folders(Expected.ROOT.resolve("resolve")));
    return cases.stream()
        .map(path ->
            DynamicTest.dynamicTest(
                path.getFileName().toString(),
                () -> checkRoundTrip(WitFolder.read(path).resolve(FEATURES))));
  }

  @TestFactory
  Stream<DynamicTest> allOfWasiComesBackAsItWasEncoded() throws IOException {
    var cases = new ArrayList<DynamicTest>();
    for (var spec : WitTexts.spec().stream().toList()) {
      for (Path version : WitTexts.folders(spec)) {
        for (Path pkg : WitTexts.folders(version)) {
          cases.add(
              DynamicTest.dynamicTest(
                  spec.relativize(pkg).toString(),
                  () -> checkRoundTrip(WitTexts.resolve(version, pkg))));
        }
      }
    }
    return cases.stream();
  }

  private static void checkRoundTrip(Resolution before) {
    byte[] bytes = WitEncoder.encode(before);
    var after = WitDecoder.decode(bytes);
    assertThat(WitText.print(after, after.main(), true))
        .isEqualTo(WitText.print(before, before.main(), true));
    // The encoding puts functions of resources before others; from then on nothing moves.
    byte[] again = WitEncoder.encode(after);
    assertThat(again).hasSameSizeAs(bytes);
    var last = WitDecoder.decode(again);
    assertThat(WitJson.print(last)).isEqualTo(WitJson.print(after));
    assertThat(Arrays.equals(WitEncoder.encode(last), again)).isTrue();
  }
}
