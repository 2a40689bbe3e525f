package dev.wharf.component.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelTest {
  @Test
  void wordsAndAcronymsJoinedByHyphensAreLabels() {
    for (var label :
        List.of(
            "a",
            "a1",
            "a-1",
            "a-b-c",
            "a1-2-3",
            "A",
            "A-B-C",
            "A1-2-3",
            "a11-w0rds",
            "A11-4CR0NYMS",
            "m1x3d-4CR0NYMS",
            "is-XML",
            "a11-B11-123-ABC-abc")) {
      assertThat(Label.isLabel(label)).as(label).isTrue();
    }
  }

  @Test
  void othersAreNot() {
    for (var label :
        List.of(
            "", "1", "1-2-3", "-", "a-", "-a", "a--b", "aB", "Ab", "a-bC", "a_b", "a.b", "a b", "é",
            "a/b", "a:b", "a\u0000")) {
      assertThat(Label.isLabel(label)).as(label).isFalse();
    }
  }
}
