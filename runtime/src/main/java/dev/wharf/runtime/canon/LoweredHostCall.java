package dev.wharf.runtime.canon;

import dev.wharf.engine.abi.HostCalls;
import dev.wharf.runtime.async.HostThreads;
import dev.wharf.runtime.async.Subtask;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * A lowered asynchronous function of the host. It runs on a virtual thread while the guest goes on;
 * its end is handed in to the store. One that gives a {@link CompletionStage} runs on its caller's
 * stack and ends when the stage does.
 *
 * <p>A guest that cancels the call interrupts the thread or cancels the stage. If that makes the
 * function throw, the call was cancelled; if it answers all the same, it has returned.
 */
final class LoweredHostCall extends LoweredCall {
  private final HostTarget function;
  private final HostThreads threads;

  LoweredHostCall(HostTarget target, Occurrences type, CanonContext context, GuestSide caller) {
    super(type, context, caller);
    this.function = target;
    this.threads = context.scope().tasks().scheduler().hostThreads();
  }

  @Override
  void begin(Subtask subtask, long[] args, long[] results) {
    subtask.start();
    caller().openCopy();
    Object[] values = arguments(subtask, args);
    var call = new Call(subtask, args, results);
    if (function.isInline()) {
      call.onStack(values);
    } else {
      call.elsewhere(values);
    }
  }

  private Object[] arguments(Subtask subtask, long[] args) {
    try {
      return function.arguments(args, subtask.lent());
    } catch (Throwable thrown) {
      throw HostCalls.failure(thrown);
    }
  }

  private final class Call {
    private final Subtask subtask;
    private final long[] args;
    private final long[] results;
    private boolean cancelled;

    Call(Subtask subtask, long[] args, long[] results) {
      this.subtask = subtask;
      this.args = args;
      this.results = results;
    }

    void onStack(Object[] values) {
      Object value;
      try {
        value = function.call(values);
      } catch (Throwable thrown) {
        throw HostCalls.failure(thrown);
      }
      if (value instanceof CompletionStage<?> stage) {
        follow(stage);
      } else {
        returned(value);
      }
    }

    private void follow(CompletionStage<?> stage) {
      var future = stage.toCompletableFuture();
      if (future.isDone() && !future.isCompletedExceptionally()) {
        returned(future.join());
        return;
      }
      subtask.onCancel(_ -> {
        cancelled = true;
        future.cancel(true);
      });
      threads.begin();
      future.whenComplete((value, thrown) ->
          threads.post(
              thrown == null
                  ? () -> returned(value)
                  : () -> failed(thrown instanceof CompletionException e ? e.getCause() : thrown)));
    }

    void elsewhere(Object[] values) {
      var thread =
          threads.run(
              "wharf-host",
              () -> {
                try {
                  Object value = function.call(values);
                  return () -> returned(value);
                } catch (Throwable thrown) {
                  return () -> failed(thrown);
                }
              });
      subtask.onCancel(_ -> {
        cancelled = true;
        thread.interrupt();
      });
    }

    private void returned(Object value) {
      try {
        function.result(value, results, target(args), subtask.lent());
      } catch (Throwable thrown) {
        throw HostCalls.failure(thrown);
      }
      subtask.resolveReturned();
    }

    private void failed(Throwable thrown) {
      if (!cancelled) {
        throw HostCalls.failure(thrown);
      }
      subtask.resolveCancelled();
    }
  }
}
