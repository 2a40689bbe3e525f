package org.acme.greet;

import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.runtime.Linker;
import java.util.Optional;
import org.acme.greet.wit.GreeterImports;
import org.acme.greet.wit.GreeterWorld;
import org.acme.greet.wit.Words.Refusal;
import org.acme.greet.wit.Words.RefusalException;

/** Uses what the goal has made. */
public final class Greeting {
  private Greeting() {}

  static Linker offer(Linker linker) {
    return linker.bindFunctions(GreeterImports.class, text -> System.out.println(text));
  }

  static String greet(LinkedComponent component, ComponentStore store) {
    var words = GreeterWorld.instantiate(component, store).words();
    try {
      return words.greet(Optional.of("Ada"));
    } catch (RefusalException e) {
      return switch (e.error()) {
        case Refusal.Nobody _ -> "nobody";
        case Refusal.Rude(String word) -> word;
      };
    }
  }
}
