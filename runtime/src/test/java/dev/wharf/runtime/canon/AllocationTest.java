package dev.wharf.runtime.canon;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentInstance;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.runtime.Linker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What compiled adapters cost the host in objects: nothing that grows with calls or elements. */
final class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Of whatever the JVM does on the thread now and then, such as linking a call site. */
  private static final long NOISE = 16 * 1024;

  private ComponentInstance instance;

  @BeforeEach
  void open() throws Exception {
    var engine = Engine.create();
    var text =
        Files.readAllBytes(Path.of("src", "test", "resources", "component", "allocation.wat"));
    var component = ComponentValidator.validate(ComponentParser.parse(text));
    instance = Linker.of(engine).link(component).instantiate(ComponentStore.open(engine));
  }

  @Test
  void callsWithNumbersCostNothing() throws Throwable {
    MethodHandle add =
        instance
            .func("add")
            .orElseThrow()
            .typed(MethodType.methodType(long.class, long.class, long.class));
    long few = bytes(add, 10);
    long many = bytes(add, 10_000);
    assertThat(many - few).isLessThan(NOISE);
  }

  private static long bytes(MethodHandle add, int calls) throws Throwable {
    long sum = 0;
    for (int i = 0; i < calls; i++) {
      sum = (long) add.invokeExact(sum, 1L);
    }
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < calls; i++) {
      sum = (long) add.invokeExact(sum, 1L);
    }
    long after = THREADS.getCurrentThreadAllocatedBytes();
    assertThat(sum).isEqualTo(2L * calls);
    return after - before;
  }

  @ParameterizedTest
  @ValueSource(strings = {"points", "shapes", "text"})
  void elementsThatGoFromGuestToGuestCostNothing(String export) throws Throwable {
    MethodHandle call =
        instance.func(export).orElseThrow().typed(MethodType.methodType(long.class, long.class));
    long one = bytesOfCall(call, 1);
    long many = bytesOfCall(call, 50_000);
    assertThat(many - one).isLessThan(NOISE);
  }

  private static long bytesOfCall(MethodHandle call, long elements) throws Throwable {
    long got = (long) call.invokeExact(elements);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    got += (long) call.invokeExact(elements);
    long after = THREADS.getCurrentThreadAllocatedBytes();
    assertThat(got).isEqualTo(2 * elements);
    return after - before;
  }
}
