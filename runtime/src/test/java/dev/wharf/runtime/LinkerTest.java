package dev.wharf.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.value.Val;
import dev.wharf.runtime.wave.TypeNames;
import dev.wharf.wasm.LinkException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkerTest {
  private static final Engine ENGINE = Engine.create();
  private static final DynamicFunction NOTHING = _ -> List.of();

  @Test
  void aMissingInterfaceIsNamedWithItsFunctionsAndWhatComesNear() {
    var linker =
        Linker.of(ENGINE)
            .func("test:demo/store@2.0.0", "get", NOTHING)
            .func("test:demo/storage@1.4.0", "get", NOTHING)
            .func("other:thing/unrelated", "get", NOTHING)
            .advice(name -> List.of("add " + name));
    assertThatThrownBy(() -> linker.link(Fixture.component("needs")))
        .isInstanceOfSatisfying(
            LinkException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(LinkException.Kind.MISSING);
              assertThat(e.hints()).containsExactly("add test:demo/store@1.4.0");
            })
        .hasMessage(
            """
            the component imports `test:demo/store@1.4.0`, which is not provided
              function: get: func(key: string) -> result<option<record { key: string, tags: list<u8> }>,\
             enum { missing, full }>
              function: clear: func()
              nearest: test:demo/store@2.0.0, test:demo/storage@1.4.0\
            """);
  }

  @Test
  void aMissingFunctionOfAnOfferedInterfaceIsNamed() {
    var linker = Linker.of(ENGINE).func("test:demo/store@1.5.0", "get", NOTHING);
    assertThatThrownBy(() -> linker.link(Fixture.component("needs")))
        .hasMessage(
            """
            the component imports `test:demo/store@1.4.0`, of which one item is not provided
              function: clear: func()
              provided: test:demo/store@1.5.0\
            """);
  }

  @Test
  void allThatIsUnmetIsToldAtOnce() {
    var component =
        component(
            """
            (component
              (import "test:demo/a" (instance (export "f" (func))))
              (import "test:demo/there" (instance (export "f" (func))))
              (import "b" (func))
              (import "c" (func (param "x" u8))))
            """);
    var linker = Linker.of(ENGINE).func("test:demo/there", "f", NOTHING).func("c", NOTHING);
    assertThat(linker.unmet(component).keySet()).containsExactly("test:demo/a", "b");
    assertThat(linker.func("test:demo/a", "f", NOTHING).func("b", NOTHING).unmet(component))
        .isEmpty();
  }

  @Test
  void aMissingFunctionAtTheRootIsNamed() {
    assertThatThrownBy(
            () -> Linker.of(ENGINE).func("visits", NOTHING).link(Fixture.component("callback")))
        .hasMessage(
            """
            the component imports `visit`, which is not provided
              function: visit: func(depth: u32) -> u32
              nearest: visits\
            """);
  }

  @Test
  void versionsOfOneTrackServeEachOther() {
    for (String version : List.of("1.4.0", "1.0.0", "1.99.3")) {
      Linker.of(ENGINE)
          .func("test:demo/store@" + version, "get", NOTHING)
          .func("test:demo/store@" + version, "clear", NOTHING)
          .link(Fixture.component("needs"));
    }
    for (String version : List.of("2.0.0", "0.4.0", "1.4.0-rc.1")) {
      var linker =
          Linker.of(ENGINE)
              .func("test:demo/store@" + version, "get", NOTHING)
              .func("test:demo/store@" + version, "clear", NOTHING);
      assertThatThrownBy(() -> linker.link(Fixture.component("needs")))
          .isInstanceOf(LinkException.class);
    }
  }

  @Test
  void theLatestCompatibleVersionServes() {
    var linked =
        Linker.of(ENGINE)
            .func("test:demo/files@0.2.1", "open", _ -> List.of(new Val.Own("old")))
            .resource("test:demo/files@0.2.12", "file", String.class, _ -> {})
            .func("test:demo/files@0.2.12", "open", _ -> List.of(new Val.Own("new")))
            .func(
                "test:demo/files@0.2.12",
                "[method]file.size",
                args -> {
                  Object file = ((Val.Borrow) args.getFirst()).resource();
                  return List.of(new Val.U32(file.equals("new") ? 1 : 0));
                })
            .link(Fixture.component("files"));
    try (var store = ComponentStore.open(ENGINE)) {
      ComponentInstance instance = linked.instantiate(store);
      assertThat(instance.func("open").orElseThrow().call(new Val.U32(0)))
          .containsExactly(new Val.U32(1));
      assertThat(instance.func("size").orElseThrow().call(new Val.U32(1)))
          .containsExactly(new Val.U32(1));
    }
  }

  @Test
  void exportsAreFoundByCompatibleNamesAndListedInOrder() {
    try (var store = ComponentStore.open(ENGINE)) {
      ComponentInstance instance =
          Linker.of(ENGINE).link(Fixture.component("counter")).instantiate(store);
      assertThat(instance.interfaces()).containsExactly("test:demo/counters@1.2.0");
      assertThat(instance.funcs())
          .extracting(ComponentFunc::toString)
          .containsExactly(
              "test:demo/counters@1.2.0#[constructor]counter",
              "test:demo/counters@1.2.0#[method]counter.add",
              "test:demo/counters@1.2.0#dropped");
      assertThat(instance.func("test:demo/counters@1.0.5", "dropped").orElseThrow().call())
          .isEqualTo(List.of(new Val.U32(0)));
      assertThat(instance.func("test:demo/counters@2.0.0", "dropped")).isEqualTo(Optional.empty());
      assertThat(instance.func("test:demo/counters@1.0.0", "other")).isEqualTo(Optional.empty());
      assertThat(instance.func("dropped")).isEqualTo(Optional.empty());
    }
  }

  @Test
  void resourcesHaveTheNamesThatTheyAreExportedWith() {
    try (var store = ComponentStore.open(ENGINE)) {
      ComponentInstance instance =
          Linker.of(ENGINE).link(Fixture.component("counter")).instantiate(store);
      assertThat(instance.funcs())
          .extracting(func -> TypeNames.of(func.type()))
          .containsExactly(
              "func(start: u32) -> counter",
              "func(self: borrow<counter>, amount: u32) -> u32",
              "func() -> u32");
    }
  }

  @Test
  void componentsCanBeLinkedWithInstancesOfTheSameStore() {
    try (var store = ComponentStore.open(ENGINE)) {
      ComponentInstance counters =
          Linker.of(ENGINE).link(Fixture.component("counter")).instantiate(store);
      LinkedComponent counting =
          Linker.of(ENGINE).instance(counters).link(Fixture.component("counting"));
      ComponentInstance instance = counting.instantiate(store);
      assertThat(instance.func("run").orElseThrow().call()).containsExactly(new Val.U32(42));
      assertThat(counters.func("test:demo/counters@1.2.0", "dropped").orElseThrow().call())
          .containsExactly(new Val.U32(1));
      try (var other = ComponentStore.open(ENGINE)) {
        assertThatThrownBy(() -> counting.instantiate(other))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void componentsCanBePluggedAndGetAnInstanceForEachThatImportsThem() {
    Linker linker = Linker.of(ENGINE);
    LinkedComponent counting =
        linker.plug(linker.link(Fixture.component("counter"))).link(Fixture.component("counting"));
    for (int i = 0; i < 2; i++) {
      try (var store = ComponentStore.open(ENGINE)) {
        ComponentInstance one = counting.instantiate(store);
        ComponentInstance other = counting.instantiate(store);
        assertThat(one.func("run").orElseThrow().call()).containsExactly(new Val.U32(42));
        assertThat(other.func("run").orElseThrow().call()).containsExactly(new Val.U32(42));
      }
    }
  }

  @Test
  void whatSeveralComponentsImportOfOnePlugIsOfOneInstance() {
    // The reader and the socket must agree about the resource of the types.
    Linker linker = Linker.of(ENGINE);
    linker.plug(
        linker.link(ComponentValidator.validate(ComponentParser.parse(TYPES.getBytes(UTF_8)))));
    linker.plug(
        linker.link(ComponentValidator.validate(ComponentParser.parse(READER.getBytes(UTF_8)))));
    LinkedComponent socket =
        linker.link(ComponentValidator.validate(ComponentParser.parse(SOCKET.getBytes(UTF_8))));
    try (var store = ComponentStore.open(ENGINE)) {
      var run = socket.instantiate(store).func("run").orElseThrow();
      assertThat(run.call()).containsExactly(new Val.U32(7));
    }
  }

  private static final String TYPES =
      """
      (component
        (core module $m
          (global $next (mut i32) (i32.const 6))
          (func (export "next") (result i32)
            (global.set $next (i32.add (global.get $next) (i32.const 1)))
            (global.get $next)))
        (core instance $m (instantiate $m))
        (type $t' (resource (rep i32)))
        (core func $new (canon resource.new $t'))
        (core module $issuer
          (import "" "next" (func $next (result i32)))
          (import "" "new" (func $new (param i32) (result i32)))
          (func (export "issue") (result i32) (call $new (call $next)))
          (func (export "value") (param i32) (result i32) (local.get 0)))
        (core instance $issuer (instantiate $issuer (with "" (instance
          (export "next" (func $m "next")) (export "new" (func $new))))))
        (export $t "token" (type $t'))
        (func (export "issue") (result (own $t)) (canon lift (core func $issuer "issue")))
        (func (export "value") (param "t" (borrow $t)) (result u32)
          (canon lift (core func $issuer "value"))))
      """;

  private static final String READER =
      """
      (component
        (import "token" (type $t (sub resource)))
        (import "value" (func $value (param "t" (borrow $t)) (result u32)))
        (core func $value (canon lower (func $value)))
        (core func $drop (canon resource.drop $t))
        (core module $m
          (import "" "value" (func $value (param i32) (result i32)))
          (import "" "drop" (func $drop (param i32)))
          (func (export "read") (param i32) (result i32)
            (call $value (local.get 0))
            (call $drop (local.get 0))))
        (core instance $m (instantiate $m (with "" (instance
          (export "value" (func $value)) (export "drop" (func $drop))))))
        (func (export "read") (param "t" (own $t)) (result u32)
          (canon lift (core func $m "read"))))
      """;

  private static final String SOCKET =
      """
      (component
        (import "token" (type $t (sub resource)))
        (import "issue" (func $issue (result (own $t))))
        (import "read" (func $read (param "t" (own $t)) (result u32)))
        (core func $issue (canon lower (func $issue)))
        (core func $read (canon lower (func $read)))
        (core module $m
          (import "" "issue" (func $issue (result i32)))
          (import "" "read" (func $read (param i32) (result i32)))
          (func (export "run") (result i32) (call $read (call $issue))))
        (core instance $m (instantiate $m (with "" (instance
          (export "issue" (func $issue)) (export "read" (func $read))))))
        (func (export "run") (result u32) (canon lift (core func $m "run"))))
      """;

  @Test
  void anInstanceThatDoesNotFitIsAnErrorOfTypes() {
    try (var store = ComponentStore.open(ENGINE)) {
      ComponentInstance shared =
          Linker.of(ENGINE).link(Fixture.component("shared")).instantiate(store);
      Linker linker = Linker.of(ENGINE).instance(shared);
      assertThatThrownBy(() -> linker.link(Fixture.component("counting")))
          .isInstanceOfSatisfying(
              LinkException.class, e -> assertThat(e.kind()).isEqualTo(LinkException.Kind.MISSING));
    }
  }

  @Test
  void anInterfaceOfPlainTypesNeedsNoProvider() {
    try (var store = ComponentStore.open(ENGINE)) {
      var instance = Linker.of(ENGINE).link(Fixture.component("plain")).instantiate(store);
      assertThat(instance.func("double").orElseThrow().call(new Val.U64(21)))
          .containsExactly(new Val.U64(42));
    }
  }

  /** What a component might import on its own. */
  public interface Printer {
    void print(String text);
  }

  @Test
  void whoeverForgetsWasiIsToldWhereItIs() {
    var needsWasi =
        component("(component (import \"wasi:cli/run@0.2.0\" (instance (export \"run\" (func)))))");
    assertThatThrownBy(() -> Linker.of(ENGINE).link(needsWasi))
        .hasToString(
            """
            dev.wharf.wasm.LinkException: the component imports `wasi:cli/run@0.2.0`, which is not\
             provided
              function: run: func()
              hint: linker.include(Wasi.with(WasiConfig.none())::offer), of wharf-wasi\
            """);
    var offered = Linker.of(ENGINE).func("wasi:cli/exit@0.2.0", "exit", NOTHING);
    assertThatThrownBy(() -> offered.link(needsWasi))
        .isInstanceOfSatisfying(LinkException.class, e -> assertThat(e.hints()).isEmpty());
  }

  @Test
  void aFunctionThatABoundInterfaceLacksIsSaidToBeMissingThere() {
    var linker = Linker.of(ENGINE).bindFunctions(Printer.class, _ -> {});
    assertThatThrownBy(() -> linker.link(component("(component (import \"log\" (func)))")))
        .hasMessage(
            """
            the component imports `log`, which is not provided
              function: log: func()
              not in: dev.wharf.runtime.LinkerTest$Printer\
            """);
  }

  @Test
  void whatAnInstanceHasInsteadIsNamed() {
    var linked = Linker.of(ENGINE).link(component("(component)"));
    try (var store = ComponentStore.open(ENGINE)) {
      var instance = linked.instantiate(store);
      assertThatThrownBy(() -> instance.bindFunctions(Printer.class))
          .hasMessageStartingWith("the instance has no function for a method of ")
          .hasMessageEndingWith("functions: ");
      assertThatThrownBy(() -> instance.bind(Printer.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("bound by bindFunctions");
    }
  }

  private static ValidComponent component(String text) {
    return Components.load(text.getBytes(UTF_8));
  }
}
