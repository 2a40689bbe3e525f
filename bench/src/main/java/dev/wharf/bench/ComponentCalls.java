package dev.wharf.bench;

import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentFunc;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Calls into components and between them: {@code ComponentCalls EXPORT FILE}, of the exports in
 * {@code micro/component-calls.wat}. One that takes two numbers is called as often as asked, from
 * the host; the others are told how often to do their work.
 */
final class ComponentCalls {
  /** What is measured, in the order of the table: exports, and what they are called there. */
  static final List<String[]> ROWS =
      List.of(
          new String[] {"plain-add", "host, sync"},
          new String[] {"add", "host, async"},
          new String[] {"pause", "host, one suspension"},
          new String[] {"core-calls", "core, indirect"},
          new String[] {"numbers", "guests, two numbers"},
          new String[] {"strings", "guests, 16-byte string"},
          new String[] {"lists", "guests, 1 MiB list"},
          new String[] {"copies", "memory.copy of 1 MiB"},
          new String[] {"calls", "guests, async"},
          new String[] {"pauses", "guests, one suspension"},
          new String[] {"blocks", "stream, 64 KiB"});

  private ComponentCalls() {}

  static void main(String[] args) throws Throwable {
    ComponentFunc export = export(args[0], Path.of(args[1]));
    if (export.type().params().size() == 2) {
      MethodHandle handle = export.typed(MethodType.methodType(long.class, long.class, long.class));
      LineServer.serve(n -> {
        long sum = 0;
        for (int i = 0; i < n; i++) {
          sum = (long) handle.invokeExact(sum, (long) i);
        }
        return (int) sum;
      });
    } else {
      MethodHandle handle = export.typed(MethodType.methodType(long.class, long.class));
      LineServer.serve(n -> (int) (long) handle.invokeExact((long) n));
    }
  }

  private static ComponentFunc export(String name, Path file) throws IOException {
    var engine = Engine.create();
    var component = ComponentValidator.validate(ComponentParser.parse(Files.readAllBytes(file)));
    return Linker.of(engine)
        .link(component)
        .instantiate(ComponentStore.open(engine))
        .func(name)
        .orElseThrow();
  }
}
