import static java.lang.invoke.MethodType.methodType;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.WasiConfig;
import java.nio.file.Files;
import java.nio.file.Path;

/** Calls a function that a component exports. */
public final class Embed {
  public static void main(String[] args) throws Throwable {
    byte[] bytes = Files.readAllBytes(Path.of(args[0]));
    var component = ComponentValidator.validate(ComponentDecoder.decode(bytes));
    var engine = Engine.create();
    var wasi = Wasi.with(WasiConfig.none());
    var linked = Linker.of(engine).include(wasi::offer).link(component);
    try (var store = ComponentStore.open(engine)) {
      var add = linked.instantiate(store).func("add").orElseThrow();
      var typed = add.typed(methodType(long.class, long.class, long.class)); // u32 is a long
      System.out.println((long) typed.invokeExact(1L, 2L));
    }
  }
}
