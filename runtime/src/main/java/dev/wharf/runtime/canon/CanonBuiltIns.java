package dev.wharf.runtime.canon;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.validate.Step;
import dev.wharf.engine.Func;
import dev.wharf.engine.HostBody;
import dev.wharf.engine.HostFunc;
import dev.wharf.engine.Store;
import dev.wharf.engine.Table;
import dev.wharf.runtime.async.CopyEnd;
import java.util.Optional;
import java.util.function.IntFunction;

/** The core function of each built-in. Spec: Canonical ABI, canonical definitions. */
public final class CanonBuiltIns {
  private CanonBuiltIns() {}

  /**
   * @param context the options that the definition gives
   * @param tables the component's core tables
   */
  public static Func of(
      Step.BuiltIn step, CanonContext context, IntFunction<Table> tables, Store store) {
    return HostFunc.of(store, step.coreType(), body(step, context, tables, store));
  }

  private static HostBody body(
      Step.BuiltIn step, CanonContext context, IntFunction<Table> tables, Store store) {
    var scope = context.scope();
    var tasks = new TaskBuiltIns(scope);
    boolean cancellable = step.cancellable();
    boolean async = step.options().async();
    return switch (step.builtin()) {
      case RESOURCE_NEW, RESOURCE_DROP, RESOURCE_REP ->
          throw new IllegalStateException("not of tasks: " + step.builtin().spelling());
      case TASK_CANCEL -> tasks.taskCancel();
      case TASK_RETURN -> tasks.taskReturn(step.type(), context);
      case SUBTASK_CANCEL -> tasks.subtaskCancel(async);
      case SUBTASK_DROP -> tasks.subtaskDrop();
      case CONTEXT_GET -> tasks.contextGet(step.index());
      case CONTEXT_SET -> tasks.contextSet(step.index());
      case BACKPRESSURE_INC -> tasks.backpressureInc();
      case BACKPRESSURE_DEC -> tasks.backpressureDec();
      case WAITABLE_SET_NEW -> tasks.waitableSetNew();
      case WAITABLE_SET_WAIT -> tasks.waitableSetWait(cancellable, context);
      case WAITABLE_SET_POLL -> tasks.waitableSetPoll(cancellable, context);
      case WAITABLE_SET_DROP -> tasks.waitableSetDrop();
      case WAITABLE_JOIN -> tasks.waitableJoin();
      case THREAD_INDEX -> tasks.threadIndex();
      case THREAD_NEW_INDIRECT -> tasks.threadNew(tables.apply(step.index()));
      case THREAD_RESUME_LATER -> tasks.threadResumeLater();
      case THREAD_SUSPEND -> tasks.threadSuspend(cancellable);
      case THREAD_YIELD -> tasks.threadYield(cancellable);
      case THREAD_SUSPEND_THEN_RESUME -> tasks.threadSuspendThenResume(cancellable);
      case THREAD_YIELD_THEN_RESUME -> tasks.threadYieldThenResume(cancellable);
      case THREAD_SUSPEND_THEN_PROMOTE -> tasks.threadSuspendThenPromote(cancellable);
      case THREAD_YIELD_THEN_PROMOTE -> tasks.threadYieldThenPromote(cancellable);
      case ERROR_CONTEXT_NEW -> tasks.errorContextNew(GuestSide.of(context));
      case ERROR_CONTEXT_DEBUG_MESSAGE -> tasks.errorContextDebugMessage(GuestSide.of(context));
      case ERROR_CONTEXT_DROP -> tasks.errorContextDrop();
      case STREAM_NEW -> copies(step, context, store).create(true);
      case FUTURE_NEW -> copies(step, context, store).create(false);
      case STREAM_READ -> copy(step, context, store, CopyEnd.Kind.READABLE_STREAM);
      case STREAM_WRITE -> copy(step, context, store, CopyEnd.Kind.WRITABLE_STREAM);
      case FUTURE_READ -> copy(step, context, store, CopyEnd.Kind.READABLE_FUTURE);
      case FUTURE_WRITE -> copy(step, context, store, CopyEnd.Kind.WRITABLE_FUTURE);
      case STREAM_CANCEL_READ ->
          copies(step, context, store).cancel(CopyEnd.Kind.READABLE_STREAM, async);
      case STREAM_CANCEL_WRITE ->
          copies(step, context, store).cancel(CopyEnd.Kind.WRITABLE_STREAM, async);
      case FUTURE_CANCEL_READ ->
          copies(step, context, store).cancel(CopyEnd.Kind.READABLE_FUTURE, async);
      case FUTURE_CANCEL_WRITE ->
          copies(step, context, store).cancel(CopyEnd.Kind.WRITABLE_FUTURE, async);
      case STREAM_DROP_READABLE -> copies(step, context, store).drop(CopyEnd.Kind.READABLE_STREAM);
      case STREAM_DROP_WRITABLE -> copies(step, context, store).drop(CopyEnd.Kind.WRITABLE_STREAM);
      case FUTURE_DROP_READABLE -> copies(step, context, store).drop(CopyEnd.Kind.READABLE_FUTURE);
      case FUTURE_DROP_WRITABLE -> copies(step, context, store).drop(CopyEnd.Kind.WRITABLE_FUTURE);
    };
  }

  private static HostBody copy(
      Step.BuiltIn step, CanonContext context, Store store, CopyEnd.Kind kind) {
    return copies(step, context, store).copy(kind, GuestSide.of(context), context.async());
  }

  private static CopyBuiltIns copies(Step.BuiltIn step, CanonContext context, Store store) {
    Optional<InterfaceType> element =
        switch (step.type().orElseThrow()) {
          case InterfaceType.Stream(var each) -> each;
          case InterfaceType.Future(var payload) -> payload;
          case InterfaceType other -> throw new IllegalStateException("carries nothing: " + other);
        };
    return new CopyBuiltIns(context.scope(), ElementTypes.of(element, context.scope()), store);
  }
}
