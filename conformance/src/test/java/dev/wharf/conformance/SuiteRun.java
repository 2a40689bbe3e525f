package dev.wharf.conformance;

import dev.wharf.engine.Engine;
import dev.wharf.runtime.ComponentStore;
import dev.wharf.wast.WastReport;
import dev.wharf.wast.WastRunner;
import dev.wharf.wast.WastScript;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;

/** Runs a script on a thread of its own, whose stack is as large as the command line's. */
final class SuiteRun {
  private static final long STACK_BYTES = 16L << 20;

  private SuiteRun() {}

  static WastReport within(Engine engine, WastScript script) {
    return within(engine, script, UnaryOperator.identity());
  }

  /** With a say in how stores of components are made. */
  static WastReport within(
      Engine engine, WastScript script, UnaryOperator<ComponentStore.Builder> stores) {
    var task = new FutureTask<>(() -> WastRunner.run(engine, script, stores));
    var thread = new Thread(null, task, "suite", STACK_BYTES);
    thread.start();
    try {
      return task.get();
    } catch (Exception e) {
      throw new IllegalStateException(script.name(), e);
    }
  }
}
