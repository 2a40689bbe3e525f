package org.acme.greet;

import dev.wharf.bindgen.WitWorld;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.LinkedComponent;

/** Uses what the annotation has made, in this package. */
@WitWorld(path = "src/main/wit", world = "greeter")
public final class Annotated {
  private Annotated() {}

  static long wave(LinkedComponent component, ComponentStore store) throws InterruptedException {
    return GreeterWorld.instantiate(component, store).words().wave(3);
  }
}
