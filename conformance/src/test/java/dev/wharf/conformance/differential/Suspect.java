package dev.wharf.conformance.differential;

import dev.wharf.engine.Engine;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells {@code wasm-tools shrink} by its exit code whether a module still differs. */
final class Suspect {
  private Suspect() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    System.exit(differs(Long.parseLong(args[0]), Path.of(args[1])) ? 0 : 1);
  }

  private static boolean differs(long number, Path file) throws IOException, InterruptedException {
    try {
      var suspect = Trial.of("suspect", Files.readAllBytes(file), number);
      if (suspect.isEmpty()) {
        return false;
      }
      var trial = suspect.get();
      var theirs = new V8(Peers.find().orElseThrow().node()).run(List.of(trial.tried())).get(0);
      // What V8 refuses, or what cannot be linked any more, is another finding.
      return theirs != null
          && !theirs.getFirst().startsWith("! invalid")
          && !theirs.getFirst().equals("! link")
          && trial.differenceFrom(Engine.create(), theirs).isPresent();
    } catch (MalformedException | ValidationException _) {
      // The shrinker keeps modules valid.
      return true;
    }
  }
}
