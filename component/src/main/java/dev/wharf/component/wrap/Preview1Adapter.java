package dev.wharf.component.wrap;

import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.text.ModuleParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The adapter from WASI preview 1 to WASI 0.2 that comes along: as much of it as a module needs,
 * since what it has not it does not import either. It keeps a memory of its own, so that nothing is
 * put into the guest's. Made from C, see {@code component/src/adapter}.
 */
public final class Preview1Adapter {
  /** The module name of preview 1. */
  public static final String NAME = "wasi_snapshot_preview1";

  private static final String COMMAND = "component-type:command";

  private Preview1Adapter() {}

  /**
   * The adapter for a module; empty if it imports nothing of preview 1. One with a start function
   * becomes a command, which exports {@code wasi:cli/run}.
   */
  public static Optional<Adapter> of(Module module) {
    Set<String> wanted = new HashSet<>();
    for (Import entry : module.imports()) {
      if (entry.module().equals(NAME)) {
        wanted.add(entry.name());
      }
    }
    boolean command =
        module.exports().stream()
            .anyMatch(each -> each.kind() == Export.Kind.FUNC && each.name().equals("_start"));
    if (wanted.isEmpty() && !command) {
      return Optional.empty();
    }
    wanted.add("memory");
    wanted.add("cabi_realloc");
    if (command) {
      wanted.add("wasi:cli/run@0.2.12#run");
    }
    return Optional.of(new Adapter(NAME, parse(wanted, command)));
  }

  private static Module parse(Set<String> wanted, boolean command) {
    var fields = TextFields.of(text());
    Set<TextFields.Field> kept = new LinkedHashSet<>();
    fields.all().stream()
        .filter(field ->
            switch (field.word()) {
              case "func" -> false;
              case "import" -> field.defines().isEmpty() || !field.text().contains("(func ");
              case "export" -> wanted.contains(field.string());
              case "@custom" -> command || !field.string().equals(COMMAND);
              default -> true;
            })
        .forEach(kept::add);
    fields.addMentioned(kept);
    var text = new StringBuilder("(module $preview1\n");
    fields.all().stream()
        .filter(kept::contains)
        .forEach(field -> text.append(field.text()).append('\n'));
    return ModuleParser.parse(text.append(")").toString());
  }

  private static String text() {
    try (var in = Preview1Adapter.class.getResourceAsStream("preview1.wat")) {
      if (in == null) {
        throw new IllegalStateException("preview1.wat is not among the resources");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
