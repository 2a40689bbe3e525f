package dev.wharf.bindgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.WitException;
import dev.wharf.wit.WorldItem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world with functions of its own, called through its class and served by its interface. */
class RootFunctionsTest {
  @TempDir private Path out;

  private Class<?> person = Object.class;
  private Object world = "";

  @BeforeEach
  void instantiate() throws Exception {
    var each = new Case("root", Path.of("src/test/cases/root.wit"), Path.of("none"));
    assertThat(Javac.onClassPath(each.sources(), out)).isEmpty();
    var loader = new URLClassLoader(new URL[] {out.toUri().toURL()}, getClass().getClassLoader());
    person = loader.loadClass("cases.root.RootedImports$Person");
    var resolution = each.resolution();
    var types = new WitTypes(resolution, new Placement(resolution, each.options()));
    Map<String, ComponentFuncType> functions = new LinkedHashMap<>();
    for (WorldItem item : resolution.worlds().getLast().exports().values()) {
      if (item instanceof WorldItem.OfFunction(var function)) {
        functions.put(function.name(), types.function(function));
      }
    }
    var engine = Engine.create();
    var linked =
        serve(Linker.of(engine), loader.loadClass("cases.root.RootedImports"))
            .link(EchoGuest.of(resolution, "$root", functions));
    world =
        loader
            .loadClass("cases.root.RootedWorld")
            .getMethod("instantiate", LinkedComponent.class, ComponentStore.class)
            .invoke(null, linked, ComponentStore.open(engine));
  }

  private <T> Linker serve(Linker linker, Class<T> imports) {
    return linker.bindFunctions(
        imports,
        imports.cast(
            Proxy.newProxyInstance(
                imports.getClassLoader(),
                new Class<?>[] {imports},
                (_, method, args) ->
                    switch (method.getName()) {
                      case "greet" -> "Hello, " + person.getMethod("name").invoke(args[0]);
                      case "admit" -> admit(method.getExceptionTypes()[0], args[0]);
                      default -> args[0];
                    })));
  }

  private long admit(Class<?> refusal, Object who) throws Throwable {
    int age = (int) person.getMethod("age").invoke(who);
    if (age < 18) {
      var constructor = refusal.getConstructors()[0];
      throw (Throwable)
          constructor.newInstance(constructor.getParameterTypes()[0].getEnumConstants()[0]);
    }
    return age;
  }

  private Object person(String name, int age) throws Exception {
    return person.getConstructors()[0].newInstance(name, age);
  }

  private Object call(String method, Class<?> type, Object argument) throws Exception {
    return world.getClass().getMethod(method, type).invoke(world, argument);
  }

  @Test
  void resultsComeBackThroughTheGuest() throws Exception {
    assertThat(call("greet", person, person("Ada", 36))).isEqualTo("Hello, Ada");
    assertThat(call("admit", person, person("Ada", 36))).isEqualTo(36L);
    assertThat(call("close", byte[].class, new byte[] {1, 2})).isEqualTo(new byte[] {1, 2});
  }

  @Test
  void anErrorIsTheSameExceptionOnBothSides() {
    var thrown = catchThrowable(() -> call("admit", person, person("Tim", 7)));
    assertThat(thrown).isInstanceOf(InvocationTargetException.class);
    assertThat(thrown.getCause())
        .isInstanceOf(WitException.class)
        .extracting(error -> error.getClass().getSimpleName())
        .isEqualTo("RefusalException");
    assertThat(((WitException) thrown.getCause()).error()).hasToString("YOUNG");
  }
}
