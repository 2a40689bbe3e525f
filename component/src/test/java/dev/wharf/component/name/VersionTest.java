package dev.wharf.component.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.wasm.ValidationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void printsWhatItParsed() {
    for (var text :
        List.of(
            "0.0.0",
            "1.2.3",
            "123456.7890.488",
            "0.0.0+abcd-efg",
            "0.0.0-abcd+efg",
            "1.0.0-alpha.1.x-y+efg.4.ee.5")) {
      assertThat(Version.parse(text)).hasToString(text);
    }
  }

  @Test
  void onlyFullSemanticVersionsParse() {
    for (var text :
        List.of(
            "",
            ".",
            "1.",
            "1",
            "1.2",
            "1.2.3.4",
            "a.2",
            "2.b",
            "2.0x0",
            "2.0.0+",
            "2.0.0-",
            "01.0.0",
            "1.0.0-01",
            "1.0.0-a..b",
            "1.0.0-ä",
            "1.0.99999999999999999999",
            "-1.0.0")) {
      assertThatThrownBy(() -> Version.parse(text))
          .as(text)
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void versionsOfOneTrackAreCompatible() {
    assertThat(Version.parse("0.2.12").isCompatibleWith(Version.parse("0.2.0"))).isTrue();
    assertThat(Version.parse("1.9.0").isCompatibleWith(Version.parse("1.0.3"))).isTrue();
    assertThat(Version.parse("0.2.0").isCompatibleWith(Version.parse("0.3.0"))).isFalse();
    assertThat(Version.parse("0.0.1").isCompatibleWith(Version.parse("0.0.2"))).isFalse();
    assertThat(Version.parse("1.0.0").isCompatibleWith(Version.parse("2.0.0"))).isFalse();
  }

  @Test
  void aPreReleaseStandsOnlyForItself() {
    var candidate = Version.parse("0.3.0-rc-2026-03-15");
    assertThat(candidate.isCompatibleWith(Version.parse("0.3.0"))).isFalse();
    assertThat(candidate.isCompatibleWith(candidate)).isTrue();
  }

  @Test
  void orderIsThatOfSemanticVersioning() {
    var ordered =
        List.of(
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.1",
            "1.2.0",
            "1.10.0",
            "2.0.0");
    assertThat(ordered.stream().map(Version::parse).sorted().map(Version::toString).toList())
        .isEqualTo(ordered);
  }
}
