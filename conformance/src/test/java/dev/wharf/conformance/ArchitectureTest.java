package dev.wharf.conformance;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.wasm.instr.Opcode;
import java.io.IOException;
import java.lang.classfile.attribute.ModuleAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What ARCHITECTURE.md says about the build, read from our class files. */
final class ArchitectureTest {
  /** The picture of the modules, as edges; the JDK's own modules beside ours. */
  private static final Map<String, Set<String>> GRAPH =
      Map.ofEntries(
          entry("wasm", Set.of()),
          entry("component", Set.of("dev.wharf.wasm")),
          entry("wit", Set.of("dev.wharf.component")),
          entry("bindgen", Set.of("dev.wharf.wit", "com.palantir.javapoet", "java.compiler")),
          entry("engine", Set.of("dev.wharf.wasm")),
          entry("runtime", Set.of("dev.wharf.component", "dev.wharf.engine")),
          entry(
              "http",
              Set.of(
                  "io.netty.buffer",
                  "io.netty.codec",
                  "io.netty.codec.http",
                  "io.netty.codec.http2",
                  "io.netty.common",
                  "io.netty.handler",
                  "io.netty.transport")),
          entry("wasi", Set.of("dev.wharf.http", "dev.wharf.runtime", "jdk.net")),
          entry("wast", Set.of("dev.wharf.runtime")),
          entry(
              "cli",
              Set.of(
                  "dev.wharf.bindgen",
                  "dev.wharf.wasi",
                  "dev.wharf.wast",
                  "dev.wharf.wit",
                  "info.picocli")));

  private static final Set<String> HOT =
      Set.of(
          "dev.wharf.engine.abi",
          "dev.wharf.http.netty",
          "dev.wharf.runtime.canon",
          "dev.wharf.wasm.binary");

  /** HotSpot never compiles a longer method. */
  private static final int LONGEST_METHOD = 8_000;

  /**
   * Packages of wasm, each of which may use those before it; the last three do not use each other.
   */
  private static final List<String> ORDER =
      List.of("type", "instr", "module", "binary", "text", "validate");

  private static final Set<String> INTERNAL_TO_HOSTS =
      Set.of(
          "dev.wharf.engine.abi",
          "dev.wharf.engine.compile",
          "dev.wharf.engine.load",
          "dev.wharf.runtime.canon",
          "dev.wharf.runtime.link",
          "dev.wharf.runtime.resource");

  @Test
  void modulesRequireWhatThePictureShows() {
    for (String module : CompiledClasses.MODULES) {
      assertThat(required(module)).as(module).isEqualTo(GRAPH.get(module));
    }
  }

  private static Set<String> required(String module) {
    var info = CompiledClasses.parse(CompiledClasses.folder(module).resolve("module-info.class"));
    return info.findAttribute(java.lang.classfile.Attributes.module()).stream()
        .map(ModuleAttribute::requires)
        .flatMap(List::stream)
        .map(each -> each.requires().name().stringValue())
        .filter(name -> !name.equals("java.base") && !name.equals("org.jspecify"))
        .collect(Collectors.toSet());
  }

  @Test
  void hotCodeHasNoMethodThatIsNeverCompiled() {
    List<String> long_ = new ArrayList<>();
    for (String module : List.of("wasm", "engine", "runtime", "http")) {
      for (var model : CompiledClasses.of(module)) {
        if (!HOT.contains(CompiledClasses.packageName(CompiledClasses.name(model)))) {
          continue;
        }
        for (var method : model.methods()) {
          var code = method.findAttribute(java.lang.classfile.Attributes.code());
          if (code.isPresent() && code.get().codeLength() > LONGEST_METHOD) {
            long_.add(CompiledClasses.name(model) + "." + method.methodName().stringValue());
          }
        }
      }
    }
    assertThat(long_).isEmpty();
  }

  @Test
  void thereIsOneListOfInstructions() {
    Set<String> mnemonics =
        Arrays.stream(Opcode.values()).map(Opcode::mnemonic).collect(Collectors.toSet());
    Set<String> lists = new TreeSet<>();
    for (String module : CompiledClasses.MODULES) {
      for (var model : CompiledClasses.of(module)) {
        if (CompiledClasses.strings(model).stream().filter(mnemonics::contains).count() > 50) {
          lists.add(CompiledClasses.name(model));
        }
      }
    }
    assertThat(lists).containsExactly("dev.wharf.wasm.instr.Opcode");
  }

  @Test
  void packagesOfWasmUseOnlyThoseBeforeThem() {
    Set<String> wrong = new TreeSet<>();
    for (var model : CompiledClasses.of("wasm")) {
      String user = CompiledClasses.name(model);
      int from = rank(user);
      for (String used : CompiledClasses.references(model)) {
        int to = rank(used);
        boolean beside = from >= 4 && to >= 4 && from != to;
        if (from >= 0 && (to > from || beside)) {
          wrong.add(user + " uses " + used);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static int rank(String className) {
    String name = CompiledClasses.packageName(className);
    return name.startsWith("dev.wharf.wasm.")
        ? ORDER.indexOf(name.substring("dev.wharf.wasm.".length()))
        : -1;
  }

  @Test
  void onlyTheFileSystemIsNative() {
    Set<String> callers = new TreeSet<>();
    Set<String> users = new TreeSet<>();
    for (String module : CompiledClasses.MODULES) {
      for (var model : CompiledClasses.of(module)) {
        var references = CompiledClasses.references(model);
        String user = CompiledClasses.packageName(CompiledClasses.name(model));
        assertThat(references)
            .noneMatch(name -> name.startsWith("io.netty") && !user.equals("dev.wharf.http.netty"));
        if (references.contains("java.lang.foreign.Linker")) {
          callers.add(user);
        }
        if (references.stream().anyMatch(name -> name.startsWith("java.lang.foreign"))) {
          users.add(user);
        }
      }
    }
    assertThat(callers).containsExactly("dev.wharf.wasi.filesystem");
    // Segments alone, which need no native access: memories outside of the heap, and bytes of
    // streams.
    assertThat(users)
        .containsExactly(
            "dev.wharf.engine",
            "dev.wharf.engine.abi",
            "dev.wharf.runtime.value",
            "dev.wharf.wasi.filesystem");
  }

  @Test
  void hostsDoNotKnowTheAbi() {
    Set<String> wrong = new TreeSet<>();
    for (var model : CompiledClasses.of("wasi")) {
      String user = CompiledClasses.name(model);
      if (user.startsWith("dev.wharf.wasi.preview1.")) {
        continue; // Preview 1 is defined over a core module's memory.
      }
      for (String used : CompiledClasses.references(model)) {
        if (INTERNAL_TO_HOSTS.contains(CompiledClasses.packageName(used))) {
          wrong.add(user + " uses " + used);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void classesNamedInTheDocumentsExist() throws IOException {
    Set<String> known = new TreeSet<>();
    for (String module : CompiledClasses.MODULES) {
      for (var model : CompiledClasses.of(module)) {
        known.add(CompiledClasses.name(model).replaceFirst("^dev\\.wharf\\.", ""));
      }
    }
    var named =
        Pattern.compile(
            "`((?:wasm|component|engine|runtime|http|wasi|wast|cli)(?:\\.[a-z0-9]+)*)\\.([A-Z]\\w+)`");
    for (String document :
        List.of("ARCHITECTURE.md", "RATIONALE.md", "SECURITY.md", "CONTRIBUTING.md")) {
      String text = Files.readString(Path.of("..", document));
      var missing =
          named
              .matcher(text)
              .results()
              .map(match -> match.group(1) + "." + match.group(2))
              .filter(name -> !known.contains(name))
              .toList();
      assertThat(missing).as(document).isEmpty();
      assertThat(named.matcher(text).results().count() > 0 || !document.startsWith("ARCH"))
          .isTrue();
    }
  }
}
