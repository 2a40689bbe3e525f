import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentLimits;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Components;
import dev.wharf.runtime.Linker;
import dev.wharf.wasi.Wasi;
import dev.wharf.wasi.WasiConfig;
import java.nio.file.Path;
import java.time.Duration;

/** Calls what a component exports, implements what it imports, and bounds what it may use. */
public final class Embed {
  /** What the component imports. */
  public interface Log {
    void log(String text);
  }

  /** What it exports. */
  public interface Greeter {
    String greet(String name);
  }

  public static void main(String[] args) throws Exception {
    var engine = Engine.create();
    var wasi = Wasi.with(WasiConfig.builder().env("GREETING", "Good morning").build());
    var linked =
        Linker.of(engine)
            .include(wasi::offer)
            .bindFunctions(Log.class, text -> System.out.println("log: " + text))
            .link(Components.load(Path.of(args[0])));
    var limits =
        ComponentLimits.defaults().withMemoryBytes(1 << 20).withCallTime(Duration.ofSeconds(5));
    try (var store = ComponentStore.open(engine, limits)) {
      var greeter = linked.instantiate(store).bindFunctions(Greeter.class);
      System.out.println(greeter.greet("Ada"));
    }
  }
}
