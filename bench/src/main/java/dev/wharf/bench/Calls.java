package dev.wharf.bench;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.engine.Engine;
import dev.wharf.engine.Func;
import dev.wharf.runtime.ComponentFunc;
import dev.wharf.runtime.ComponentInstance;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import dev.wharf.runtime.value.Val;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import run.endive.runtime.ExportFunction;

/**
 * Calls of {@code add} from the host: {@code Calls KIND FILE}. Each call takes the result of the
 * one before, so none can be left out or moved ahead.
 */
final class Calls {
  private Calls() {}

  static void main(String[] args) throws Throwable {
    Path file = Path.of(args[1]);
    switch (args[0]) {
      case "core-constant" -> LineServer.serve(Constant::run);
      case "core-handle" -> core(WharfKernel.export(file, "add"));
      case "core-dynamic" -> dynamic(WharfKernel.export(file, "add"));
      case "component-typed" -> component(add(file));
      case "component-generated" -> generated(instance(file).bindFunctions(AddFunctions.class));
      case "component-dynamic" -> values(add(file));
      case "endive" -> endive(EndiveKernel.export(file, "add"));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /**
   * The handle as a constant, which is what an embedder gets who keeps it in a static final field.
   */
  static final class Constant {
    private static final MethodHandle ADD = handle();

    private static MethodHandle handle() {
      try {
        return WharfKernel.export(Path.of(System.getProperty("bench.file")), "add").handle();
      } catch (IOException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Constant() {}

    static int run(int n) throws Throwable {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        sum = (int) ADD.invokeExact(sum, i);
      }
      return sum;
    }
  }

  private static void core(Func add) throws Throwable {
    MethodHandle handle = add.handle();
    LineServer.serve(n -> {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        sum = (int) handle.invokeExact(sum, i);
      }
      return sum;
    });
  }

  private static void dynamic(Func add) throws Throwable {
    var args = new long[2];
    var results = new long[1];
    var none = new Object[0];
    LineServer.serve(n -> {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        args[0] = sum;
        args[1] = i;
        add.call(args, none, results, none);
        sum = (int) results[0];
      }
      return sum;
    });
  }

  private static ComponentInstance instance(Path file) throws IOException {
    var engine = Engine.create();
    var component = ComponentValidator.validate(ComponentDecoder.decode(Files.readAllBytes(file)));
    var linked = Linker.of(engine).link(component);
    return linked.instantiate(ComponentStore.open(engine));
  }

  private static ComponentFunc add(Path file) throws IOException {
    return instance(file).func("add").orElseThrow();
  }

  private static void generated(AddFunctions functions) throws Throwable {
    LineServer.serve(n -> {
      long sum = 0;
      for (int i = 0; i < n; i++) {
        sum = functions.add(sum, i);
      }
      return (int) sum;
    });
  }

  private static void component(ComponentFunc add) throws Throwable {
    MethodHandle handle = add.typed(MethodType.methodType(long.class, long.class, long.class));
    LineServer.serve(n -> {
      long sum = 0;
      for (int i = 0; i < n; i++) {
        sum = (long) handle.invokeExact(sum, (long) i);
      }
      return (int) sum;
    });
  }

  private static void values(ComponentFunc add) throws Throwable {
    LineServer.serve(n -> {
      Val sum = new Val.U32(0);
      for (int i = 0; i < n; i++) {
        sum = add.call(List.of(sum, new Val.U32(i))).getFirst();
      }
      return sum instanceof Val.U32(long value) ? (int) value : 0;
    });
  }

  private static void endive(ExportFunction add) throws Throwable {
    LineServer.serve(n -> {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        sum = (int) add.apply(sum, i)[0];
      }
      return sum;
    });
  }
}
