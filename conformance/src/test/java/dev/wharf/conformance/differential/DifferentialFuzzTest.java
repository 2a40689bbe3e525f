package dev.wharf.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Fresh random modules, here and on V8: one batch of each profile, and with {@code
 * -Dwharf.fuzz=SECONDS} for so long. {@code -Dwharf.fuzz.state=DIR} keeps how far it came, so that
 * the next campaign goes on from there, and the findings, reduced.
 */
final class DifferentialFuzzTest {
  /** Most findings that a campaign reduces, a minute each; many are one fault. */
  private static final int REDUCED = 3;

  @Test
  void freshModulesDoAsOnV8() throws IOException, InterruptedException {
    var peers = Peers.find();
    if (peers.isEmpty()) {
      var message = "live comparison: skipped, needs wasm-tools and node; $WHARF_PEERS is searched";
      System.out.println(message);
      Assumptions.abort(message);
    }
    var given = System.getProperty("wharf.fuzz.state", "");
    var folder =
        Files.createDirectories(Path.of(given.isEmpty() ? "target/fuzz" : given, "differential"));
    var campaign = new Campaign(peers.get(), folder);
    var only = System.getProperty("wharf.fuzz.profile", "");
    var profiles = only.isEmpty() ? List.of(Profile.values()) : List.of(Profile.valueOf(only));
    long end = System.nanoTime() + seconds() * 1_000_000_000L;
    do {
      for (Profile profile : profiles) {
        campaign.advance(profile);
      }
    } while (System.nanoTime() < end);
    for (Profile profile : profiles) {
      System.out.println(campaign.report(profile));
    }
    var findings = campaign.findings();
    findings.forEach(finding -> System.out.println(finding.name() + " " + finding.difference()));
    if (seconds() > 0) {
      var reduction = new Reduction(peers.get(), folder.resolve("found"));
      for (Campaign.Finding finding : findings.subList(0, Math.min(REDUCED, findings.size()))) {
        System.out.println(reduction.reduce(finding.name()));
      }
    }
    assertThat(campaign.findings()).isEmpty();
  }

  private static long seconds() {
    return Long.parseLong(System.getProperty("wharf.fuzz", "0"));
  }
}
