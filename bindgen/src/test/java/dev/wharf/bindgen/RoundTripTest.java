package dev.wharf.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.component.binding.JavaStyle;
import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.LinkedComponent;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.Unit;
import dev.wharf.runtime.value.Val;
import dev.wharf.runtime.value.Wit;
import dev.wharf.runtime.value.WitException;
import dev.wharf.wit.Features;
import dev.wharf.wit.WitFolder;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values go from Java through a guest to Java and back, by generated bindings and by the dynamic
 * API on either end, and stay what they are. What a dynamic value is in Java is learnt from the
 * host's end: so nothing here knows the rules.
 */
class RoundTripTest {
  private static final String ECHO = "cases:echo/echo@1.0.0";
  private static final int CASES = 100_000;

  @TempDir private Path out;

  private final Map<String, ComponentFuncType> functions = new LinkedHashMap<>();
  private final Map<String, Method> methods = new HashMap<>();
  private Object typedSeen = "";
  private Val dynamicSeen = new Val.Bool(false);
  private Class<?> echo = Object.class;
  private Class<?> world = Object.class;
  private LinkedComponent toTypedHost;
  private LinkedComponent toDynamicHost;
  private ComponentStore store;

  private void linkTheGuest(JavaStyle style) throws Exception {
    var echoCase = new Case("echo", Path.of("src/test/cases/echo.wit"), Path.of("none"));
    var options = GeneratorOptions.defaults().withStyle(style);
    var sources = JavaGenerator.ofPackage(echoCase.resolution(), options);
    assertThat(Javac.onClassPath(sources, out)).isEmpty();
    var loader = new URLClassLoader(new URL[] {out.toUri().toURL()}, getClass().getClassLoader());
    echo = loader.loadClass("cases.echo.Echo");
    world = loader.loadClass("cases.echo.EchoingWorld");
    var resolution = WitFolder.read(echoCase.wit()).resolve(Features.NONE);
    var types = new WitTypes(resolution, new Placement(resolution, GeneratorOptions.defaults()));
    int id = resolution.mainPackage().interfaces().get("echo");
    resolution
        .interfaces()
        .get(id)
        .functions()
        .forEach((name, function) -> functions.put(name, types.function(function)));
    for (Method method : echo.getMethods()) {
      methods.put(method.getAnnotation(Wit.class).value(), method);
    }
    var engine = Engine.create();
    var guest = EchoGuest.of(resolution, ECHO, functions);
    toTypedHost = typed(Linker.of(engine), echo).link(guest);
    var dynamic = Linker.of(engine);
    functions
        .keySet()
        .forEach(name ->
            dynamic.func(
                ECHO,
                name,
                args -> {
                  dynamicSeen = args.getFirst();
                  return args;
                }));
    toDynamicHost = dynamic.link(guest);
    store = ComponentStore.open(engine);
  }

  private <T> Linker typed(Linker linker, Class<T> type) {
    Object host =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, args) -> {
              typedSeen = args[0];
              return answer(method, args[0]);
            });
    return linker.bind(type, type.cast(host));
  }

  /** The argument, as the method gives a result. */
  private static Object answer(Method method, Object argument) throws Throwable {
    if (method.getExceptionTypes().length == 0) {
      return argument;
    }
    return switch (argument) {
      case Result.Ok<?, ?>(var value) -> method.getReturnType() == void.class ? null : value;
      case Result.Err<?, ?>(var error) -> {
        var constructor = method.getExceptionTypes()[0].getConstructors()[0];
        throw (Throwable)
            (constructor.getParameterCount() == 0
                ? constructor.newInstance()
                : constructor.newInstance(error));
      }
      default -> throw new IllegalStateException();
    };
  }

  @Test
  void generatedBindingsAndTheDynamicApiAgree() throws Exception {
    linkTheGuest(JavaStyle.USUAL);
    agree(CASES);
  }

  @Test
  void theyAgreeOnBitsAndNullsToo() throws Exception {
    linkTheGuest(new JavaStyle(true, true));
    agree(CASES / 5);
  }

  private void agree(int atLeast) throws Exception {
    var instance = toTypedHost.instantiate(store);
    Object bound =
        world
            .getMethod("echo")
            .invoke(
                world
                    .getMethod("instantiate", LinkedComponent.class, ComponentStore.class)
                    .invoke(null, toDynamicHost, store));
    long seed = System.nanoTime();
    var values = new RandomVals(new SplittableRandom(seed));
    int each = atLeast / functions.size() + 1;
    int cases = 0;
    for (var function : functions.entrySet()) {
      String name = function.getKey();
      var type = function.getValue().params().getFirst().type();
      var dynamic = instance.func(ECHO, name).orElseThrow();
      for (int i = 0; i < each; i++, cases++) {
        Val value = values.next(type);
        Val dynamicBack = dynamic.call(value).getFirst();
        Object java = typedSeen;
        Object back = call(methods.get(name), bound, java);
        // Told only where it is wrong: the texts would take longer than the calls.
        if (!dynamicBack.equals(value)
            || !dynamicSeen.equals(value)
            || !Objects.equals(back, java) && !plain(back).equals(plain(java))) {
          assertThat(List.of(dynamicBack, dynamicSeen, plain(back)))
              .as(name + ", seed " + seed)
              .isEqualTo(List.of(value, value, plain(java)));
        }
      }
    }
    assertThat(cases).isGreaterThanOrEqualTo(atLeast);
  }

  /** What a method gives or throws, as the {@code Result} that it took. */
  private static Object call(Method method, Object bound, Object argument) throws Exception {
    try {
      Object result = method.invoke(bound, argument);
      if (method.getExceptionTypes().length == 0) {
        return result;
      }
      return Result.ok(method.getReturnType() == void.class ? Unit.UNIT : result);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof WitException declared) {
        return Result.err(declared.error());
      }
      throw e;
    }
  }

  /** Comparable by content, with arrays as lists at any depth. */
  private static Object plain(Object value) throws ReflectiveOperationException {
    if (value == null) {
      return "null";
    }
    if (value.getClass().isArray()) {
      var list = new ArrayList<Object>();
      for (int i = 0; i < Array.getLength(value); i++) {
        list.add(Array.get(value, i));
      }
      return list;
    }
    return switch (value) {
      case Optional<?> option ->
          option.isPresent() ? Optional.of(plain(option.get())) : Optional.empty();
      case Set<?> set -> set;
      case List<?> list -> {
        var plain = new ArrayList<Object>();
        for (Object each : list) {
          plain.add(plain(each));
        }
        yield plain;
      }
      case Record record -> {
        var plain = new ArrayList<Object>();
        plain.add(record.getClass());
        for (var component : record.getClass().getRecordComponents()) {
          plain.add(plain(component.getAccessor().invoke(record)));
        }
        yield plain;
      }
      default -> value;
    };
  }
}
