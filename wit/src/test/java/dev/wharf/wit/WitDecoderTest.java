package dev.wharf.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wharf.component.binary.ComponentEncoder;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.text.ComponentParser;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.binary.ModuleDecoder;
import dev.wharf.wasm.binary.ModuleEncoder;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.text.ModuleParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WitDecoderTest {
  private static final Features FEATURES = new Features(false, Set.of("on"));

  @TestFactory
  Stream<DynamicTest> packagesComeBackAsTheyWereEncoded() throws IOException {
    var cases = new ArrayList<>(Expected.inputs("resolve", ".wit"));
    cases.addAll(WitTexts.folders(Expected.ROOT.resolve("resolve")));
    return cases.stream()
        .map(path ->
            DynamicTest.dynamicTest(
                path.getFileName().toString(),
                () -> checkRoundTrip(WitFolder.read(path).resolve(FEATURES))));
  }

  /** The text of this repository, and the standard's where that is. */
  @TestFactory
  Stream<DynamicTest> allOfWasiComesBackAsItWasEncoded() throws IOException {
    var roots = new ArrayList<Path>(List.of(Path.of("..", "wasi", "wit")));
    WitTexts.spec().ifPresent(roots::add);
    var cases = new ArrayList<DynamicTest>();
    for (Path root : roots) {
      for (Path version : WitTexts.folders(root)) {
        for (Path pkg : WitTexts.folders(version)) {
          cases.add(
              DynamicTest.dynamicTest(
                  pkg.toString(), () -> checkRoundTrip(WitTexts.resolve(version, pkg))));
        }
      }
    }
    return cases.stream();
  }

  /** {@code decode/}: components, each with its world as JSON, which wasm-tools prints alike. */
  @TestFactory
  Stream<DynamicTest> componentsTellTheirWorlds() throws IOException {
    return Expected.inputs("decode", ".wat").stream()
        .map(path ->
            DynamicTest.dynamicTest(
                path.getFileName().toString(),
                () -> {
                  var resolution = WitDecoder.decode(binary(path));
                  Expected.check(Expected.sibling(path, ".json"), WitJson.print(resolution) + "\n");
                  String text = WitText.printWhole(resolution, true);
                  Expected.check(Expected.sibling(path, ".text"), text);
                  checkMeaning(text);
                }));
  }

  /** What is shown of a component can be used as WIT. */
  private static void checkMeaning(String text) {
    var document = WitParser.parse(SourceText.of("shown", text));
    var resolved = WitResolver.resolve(List.of(document), List.of(), FEATURES);
    // What is taken from elsewhere comes first there.
    assertThat(WitText.printWhole(resolved, true).lines().sorted())
        .containsExactlyElementsOf(text.lines().sorted().toList());
  }

  @Test
  void commentsThatDoNotFitAreRefused() {
    assertThat(refusal("\u0002{}")).isEqualTo("is of a version that is not known");
    assertThat(refusal("\u0001")).isEqualTo("is not JSON: unexpected end");
    assertThat(refusal("\u0001{\"docs\":")).isEqualTo("is not JSON: unexpected end");
    assertThat(refusal("\u0001{} x")).isEqualTo("is not JSON: unexpected character at 3");
    assertThat(refusal("\u0001" + "[".repeat(9999)))
        .isEqualTo("is not JSON: unexpected character at 32");
    assertThat(refusal("\u0001{\"docs\":{}}")).isEqualTo("has something unexpected for `docs`");
    assertThat(refusal("\u0001{\"docs\":\"a\",\"docs\":\"b\"}")).isEqualTo("tells `docs` twice");
    assertThat(refusal("\u0001{\"interfaces\":{\"x\":{}}}"))
        .isEqualTo("tells of `x`, a missing interface");
    assertThat(refusal("\u0001{\"interfaces\":{\"c\":{\"stability\":{\"stable\":{}}}}}"))
        .isEqualTo("has something unexpected for `stable`");
  }

  @Test
  void theFirstVersionOfCommentsIsUnderstood() {
    var resolution =
        withDocs("\u0000{\"interfaces\":{\"c\":{\"funcs\":{\"f\":\"\\u00e9\\n\\\"2\\\"\"}}}}");
    assertThat(WitText.print(resolution, resolution.main(), true))
        .isEqualTo(
            """
            package a:b;

            interface c {
              /// é
              /// "2"
              f: func();
            }
            """);
  }

  private static String refusal(String section) {
    var thrown = catchThrowable(() -> withDocs(section));
    assertThat(thrown).isInstanceOf(InvalidWitException.class);
    assertThat(thrown).hasMessageStartingWith("the section `package-docs` ");
    return thrown.getMessage().substring("the section `package-docs` ".length());
  }

  private static Resolution withDocs(String section) {
    String text =
        """
        (component
          (type $c (component (export "a:b/c" (instance (export "f" (func))))))
          (export "c" (type $c)))
        """;
    var component = ComponentParser.parse(text.getBytes(StandardCharsets.UTF_8));
    byte[] content = section.getBytes(StandardCharsets.UTF_8);
    var custom = new Component.Custom("package-docs", new CodeRange(content, 0, content.length));
    return WitDecoder.decode(
        ComponentEncoder.encode(
            new Component(component.definitions(), List.of(custom), component.bytes())));
  }

  @TestFactory
  Stream<DynamicTest> whatWitHasNoFormForIsRefused() throws IOException {
    return Expected.inputs("decode/refused", ".wat").stream()
        .map(path ->
            DynamicTest.dynamicTest(
                path.getFileName().toString(),
                () -> {
                  var thrown = catchThrowable(() -> WitDecoder.decode(binary(path)));
                  assertThat(thrown).isInstanceOf(InvalidWitException.class);
                  Expected.check(Expected.sibling(path, ".expected"), thrown.getMessage() + "\n");
                }));
  }

  @Test
  void aModuleTellsTheWorldThatItWasMadeFor() {
    var resolution = WitDecoder.decodeModule(module(world("w", "import log; export f: func();")));
    assertThat(WitText.print(resolution, resolution.main(), true))
        .isEqualTo(
            """
            package a:b@1.0.0;

            interface log {
              record entry {
                text: string,
              }

              write: func(e: entry);
            }

            world w {
              import log;

              export f: func();
            }
            """);
  }

  @Test
  void severalWorldsOfAModuleAreOne() {
    var resolution =
        WitDecoder.decodeModule(
            module(
                world("v", "use log.{entry}; import g: func() -> entry; export log;"),
                world(
                    "w",
                    "import log; use log.{entry}; import g: func() -> entry; export f: func();")));
    assertThat(WitText.printWhole(resolution, true))
        .isEqualTo(
            """
            package root:root;

            world root {
              import a:b/log@1.0.0;
              use a:b/log@1.0.0.{entry};

              import g: func() -> entry;

              export a:b/log@1.0.0;
              export f: func();
            }

            package a:b@1.0.0 {
              interface log {
                record entry {
                  text: string,
                }

                write: func(e: entry);
              }
            }
            """);
  }

  @Test
  void worldsThatContradictEachOtherAreRefused() {
    var module =
        module(
            world("v", "import i: interface { use log.{entry}; } export f: func();"),
            WitEncoder.encodeWorld(
                resolve(
                    """
                    package a:b@1.0.0;
                    interface log { enum entry { text } }
                    world w { import log; }
                    """),
                0,
                StringEncoding.UTF8));
    assertThatThrownBy(() -> WitDecoder.decodeModule(module))
        .isInstanceOf(InvalidWitException.class)
        .hasMessage(
            "no form in WIT: the type `entry` of an interface is not the same wherever that is"
                + " mentioned");
  }

  private static byte[] world(String name, String members) {
    String text =
        """
        package a:b@1.0.0;
        interface log { record entry { text: string } write: func(e: entry); }
        world %s { %s }
        """;
    return WitEncoder.encodeWorld(resolve(text.formatted(name, members)), 0, StringEncoding.UTF8);
  }

  private static Resolution resolve(String text) {
    var document = WitParser.parse(SourceText.of("a.wit", text));
    return WitResolver.resolve(List.of(document), List.of(), FEATURES);
  }

  private static Module module(byte[]... worlds) {
    var out = new ByteWriter();
    byte[] text = "(module)".getBytes(StandardCharsets.UTF_8);
    byte[] empty = ModuleEncoder.encode(ModuleParser.parse(text));
    out.raw(empty, 0, empty.length);
    for (byte[] world : worlds) {
      var content = new ByteWriter();
      content.name("component-type:test");
      content.raw(world, 0, world.length);
      out.u8(0);
      out.sized(content);
    }
    return ModuleDecoder.decode(out.toByteArray());
  }

  private static byte[] binary(Path text) throws IOException {
    return ComponentEncoder.encode(ComponentParser.parse(Files.readAllBytes(text)));
  }

  private static void checkRoundTrip(Resolution before) {
    byte[] bytes = WitEncoder.encode(before);
    var after = WitDecoder.decode(bytes);
    assertThat(WitText.print(after, after.main(), true))
        .isEqualTo(WitText.print(before, before.main(), true));
    // The encoding puts functions of resources before others; from then on nothing moves.
    byte[] again = WitEncoder.encode(after);
    assertThat(again).hasSameSizeAs(bytes);
    var last = WitDecoder.decode(again);
    assertThat(WitJson.print(last)).isEqualTo(WitJson.print(after));
    assertThat(Arrays.equals(WitEncoder.encode(last), again)).isTrue();
  }
}
