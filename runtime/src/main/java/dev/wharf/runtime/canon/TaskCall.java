package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.HostThreads;
import dev.wharf.runtime.resource.CallScope;
import dev.wharf.runtime.value.Result;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A guest's function as the host calls it, as a task. Generated adapters hold it. */
public final class TaskCall {
  private final LiftedFunction function;
  private final Signature signature;
  private final Lanes.Site site;
  private final boolean interruptible;
  private Lowerer params; // null before the first call
  private Lifter result; // null before the first result

  /**
   * @param interruptible whether the method declares {@code InterruptedException}
   */
  TaskCall(
      LiftedFunction function,
      Signature signature,
      ClassLoader loader,
      ResourceSlot[] slots,
      boolean interruptible) {
    this.interruptible = interruptible;
    this.function = function;
    this.signature = signature;
    this.site = new Lanes.Site(function.callee().core().store(), loader, slots, function.side());
  }

  /** Calls and waits until the task has returned. */
  public Object call(Object[] args) {
    var caller = new Caller(args);
    var work = new TaskWork(function, caller);
    caller.work = work;
    work.perform();
    return caller.outcome();
  }

  /**
   * Calls without waiting: on the store's executor, or else on a thread of its own. Cancelling the
   * future cancels the task.
   */
  public CompletableFuture<Object> callAsync(Object[] args) {
    HostThreads threads = function.tasks().scheduler().hostThreads();
    if (threads.hasExecutor()) {
      var caller = new Caller(args);
      caller.work = new TaskWork(function, caller);
      return new LaterResult(threads, caller.work, caller::outcome).start();
    }
    return new Interruptible<>(() -> call(args)).start("wharf-call");
  }

  /** What an exception of a binding is made by. */
  private static Throwable error(Signature.ErrorClass type, Object error) {
    try {
      var params = type.error().stream().map(Binding.Member::declared).toArray(Class<?>[]::new);
      MethodHandle make =
          MethodHandles.publicLookup()
              .findConstructor(type.java(), MethodType.methodType(void.class, params));
      return (Throwable) (params.length == 0 ? make.invoke() : make.invokeWithArguments(error));
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The method declares it; the adapter between need not. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private final class Caller implements TaskCaller {
    private final Object[] args;
    private TaskWork work; // set before the call begins
    private Optional<Object> value = Optional.empty();
    private boolean returned;
    private Optional<RuntimeException> refused = Optional.empty();

    Caller(Object[] args) {
      this.args = args;
    }

    @Override
    public void arguments(long[] lanes, CallScope borrows) {
      if (args.length == 0) {
        return;
      }
      if (params == null) {
        params = function.params().lowerer(signature.params(), site);
      }
      int pointer = function.params().allocate(function.side());
      try {
        params.lower(args, lanes, pointer, borrows);
      } catch (NullPointerException e) {
        throw ExportCalls.missing(e);
      }
      if (!function.params().flat()) {
        lanes[0] = Integer.toUnsignedLong(pointer);
      }
    }

    @Override
    public void returned(long[] lanes, CallScope borrows) {
      returned = true;
      if (signature.outcome().value().isPresent()) {
        if (result == null) {
          result = function.result().lifter(List.of(signature.outcome().value().get()), site);
        }
        function.side().openCopy();
        int pointer = function.result().pointer(function.side(), lanes[0]);
        value = Optional.ofNullable(result.lift(lanes, pointer, borrows)[0]);
      }
      work.resolved();
    }

    @Override
    public void cancelled() {
      work.resolved();
    }

    @Override
    public void refused(RuntimeException bad) {
      refused = Optional.of(bad);
      work.resolved();
    }

    /** What the method gives; hot: null where it returns nothing. */
    Object outcome() {
      if (refused.isPresent()) {
        throw refused.get();
      }
      if (!returned) {
        // What the thread was asked is told once: by the exception, or else by what stays set.
        if (interruptible && Thread.interrupted()) {
          TaskCall.<RuntimeException>raise(new InterruptedException("the call was cancelled"));
        }
        throw TaskWork.cancelled();
      }
      Object given = value.orElse(null);
      if (!(signature.outcome() instanceof Signature.Thrown thrown)) {
        return given;
      }
      return switch ((Result<?, ?>) given) {
        case Result.Ok<?, ?>(var good) -> good;
        case Result.Err<?, ?>(var bad) -> {
          TaskCall.<RuntimeException>raise(error(thrown.errors().getFirst(), bad));
          yield bad;
        }
      };
    }
  }
}
