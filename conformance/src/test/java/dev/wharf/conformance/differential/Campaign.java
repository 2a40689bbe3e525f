package dev.wharf.conformance.differential;

import dev.wharf.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Comparisons that go on where the last ones stopped: every profile counts up its modules, and the
 * folder keeps how far it is, how many ran and what differed.
 */
final class Campaign {
  private static final int BATCH = 100;

  /** A module that differs, by its name, and how. */
  record Finding(String name, String difference) {}

  private final Peers peers;
  private final Path folder;
  private final List<Finding> findings = new ArrayList<>();

  Campaign(Peers peers, Path folder) {
    this.peers = peers;
    this.folder = folder;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Compares a batch of the next modules. */
  void advance(Profile profile) throws IOException, InterruptedException {
    var state = state(profile);
    long next = number(state, "next");
    List<Trial> trials = trials(profile, next);
    var theirs = new V8(peers.node()).run(trials.stream().map(Trial::tried).toList());
    var engine = Engine.create();
    for (int i = 0; i < trials.size(); i++) {
      var outcome = theirs.getOrDefault(i, List.of("! limit"));
      var difference = trials.get(i).differenceFrom(engine, outcome);
      if (difference.isPresent()) {
        keep(trials.get(i).tried(), difference.get());
        state.setProperty("differed", "" + (number(state, "differed") + 1));
      }
    }
    state.setProperty("next", "" + (next + BATCH));
    state.setProperty("compared", "" + (number(state, "compared") + trials.size()));
    try (var out = Files.newBufferedWriter(stateFile(profile))) {
      state.store(out, "How far the comparison with V8 is");
    }
  }

  /** What ran so far, in this and in earlier campaigns. */
  String report(Profile profile) throws IOException {
    var state = state(profile);
    return "%s: %d modules made, %d compared, %d differed"
        .formatted(
            profile, number(state, "next"), number(state, "compared"), number(state, "differed"));
  }

  private List<Trial> trials(Profile profile, long first) throws IOException, InterruptedException {
    var smith = new Smith(peers.wasmTools(), folder);
    List<Trial> trials = new ArrayList<>();
    for (long number = first; number < first + BATCH; number++) {
      var module = smith.module(profile, number);
      if (module.isPresent()) {
        trial(profile, number, module.get()).ifPresent(trials::add);
      }
    }
    return trials;
  }

  /** A module that is refused is a finding too: the generator makes only valid ones. */
  private Optional<Trial> trial(Profile profile, long number, byte[] module) throws IOException {
    String name = profile + "-" + number;
    try {
      return Trial.of(name, module, number);
    } catch (RuntimeException e) {
      keep(new Case(name, module, new Plan(List.of(), List.of())), e.toString());
      return Optional.empty();
    }
  }

  private void keep(Case differing, String difference) throws IOException {
    findings.add(new Finding(differing.name(), difference));
    var found = Files.createDirectories(folder.resolve("found"));
    Files.write(found.resolve(differing.name() + ".wasm"), differing.module());
    Files.writeString(found.resolve(differing.name() + ".txt"), difference + "\n");
  }

  private Path stateFile(Profile profile) {
    return folder.resolve(profile + ".state");
  }

  private Properties state(Profile profile) throws IOException {
    var state = new Properties();
    if (Files.exists(stateFile(profile))) {
      try (var in = Files.newBufferedReader(stateFile(profile))) {
        state.load(in);
      }
    }
    return state;
  }

  private static long number(Properties state, String key) {
    return Long.parseLong(state.getProperty(key, "0"));
  }
}
