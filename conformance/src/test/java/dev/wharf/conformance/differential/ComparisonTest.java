package dev.wharf.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final Plan PLAN =
      new Plan(
          List.of(),
          List.of(
              new Plan.Step.Call(0, List.of(), List.of(Kind.I32)), new Plan.Step.ReadMemory(1)));

  @Test
  void theFirstDifferenceIsNamed() {
    assertThat(difference(List.of("instantiated", "= i32:1", "bytes 0 0"), "= i32:2"))
        .contains("Call[export=0, args=[], results=[I32]]: = i32:1 here, = i32:2 there");
  }

  @Test
  void anOutcomeThatEndsEarlyDiffers() {
    assertThat(difference(List.of("instantiated", "= i32:2"), "= i32:2"))
        .contains("ReadMemory[export=1]: nothing here, bytes 0 0 there");
  }

  @Test
  void nothingIsComparedAfterAStackIsExhausted() {
    assertThat(difference(List.of("instantiated", "! call-stack-exhausted", "x"), "= i32:2"))
        .isEmpty();
  }

  private static Optional<String> difference(List<String> ours, String theirCall) {
    return Comparison.difference(PLAN, ours, List.of("instantiated", theirCall, "bytes 0 0"));
  }
}
