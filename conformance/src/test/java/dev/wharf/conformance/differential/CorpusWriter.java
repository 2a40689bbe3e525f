package dev.wharf.conformance.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Records the corpus of a profile anew: the first modules that are small and tell something. */
final class CorpusWriter {
  private static final int BATCH = 100;
  private static final Path RESOURCES =
      Path.of("src", "test", "resources", "dev", "wharf", "conformance", "differential");

  private CorpusWriter() {}

  static Path file(Profile profile) {
    return RESOURCES.resolve("corpus").resolve(profile.name().toLowerCase(Locale.ROOT) + ".gz");
  }

  static void record(Profile profile, Peers peers) throws IOException, InterruptedException {
    var folder = Files.createDirectories(Path.of("target", "corpus"));
    var smith = new Smith(peers.wasmTools(), folder);
    List<Corpus.Entry> entries = new ArrayList<>();
    for (int first = 0; entries.size() < profile.recorded(); first += BATCH) {
      List<Integer> numbers = new ArrayList<>();
      List<Case> cases = new ArrayList<>();
      for (int number = first; number < first + BATCH; number++) {
        var module = smith.module(profile, number);
        if (module.isPresent() && module.get().length <= profile.recordedBytes()) {
          var trial = Trial.of("", module.get(), number);
          if (trial.isPresent()) {
            numbers.add(number);
            cases.add(trial.get().tried());
          }
        }
      }
      var outcomes = new V8(peers.node()).run(cases);
      for (int i = 0; i < cases.size() && entries.size() < profile.recorded(); i++) {
        var outcome = outcomes.getOrDefault(i, List.of());
        if (tellsSomething(outcome)) {
          entries.add(new Corpus.Entry(numbers.get(i), cases.get(i).module(), outcome));
        }
      }
    }
    var file = file(profile);
    Files.createDirectories(file.getParent());
    Files.write(file, Corpus.write(entries));
  }

  /** Some call has results, and nothing depends on how much an engine can do. */
  private static boolean tellsSomething(List<String> outcome) {
    return outcome.stream().anyMatch(line -> line.startsWith("= "))
        && outcome.stream().noneMatch(Comparison::isResourceTrap);
  }
}
