package dev.wharf.component.definition;

import static dev.wharf.component.definition.CanonBuiltin.Shape.*;

import java.util.Optional;

/**
 * The built-in functions of the Component Model, one row each: code, name, immediates, whether a
 * call may block the task, whether it traps while the instance may not be left. Core signatures
 * depend on immediates and are given by the validator. Binary format, {@code canon}; Canonical ABI,
 * canonical definitions.
 */
public enum CanonBuiltin {
  RESOURCE_NEW(0x02, "resource.new", TYPE, false, true),
  RESOURCE_DROP(0x03, "resource.drop", TYPE, false, true),
  RESOURCE_REP(0x04, "resource.rep", TYPE, false, false),
  TASK_CANCEL(0x05, "task.cancel", NONE, false, true),
  SUBTASK_CANCEL(0x06, "subtask.cancel", ASYNC, true, true),
  TASK_RETURN(0x09, "task.return", RESULT, false, true),
  CONTEXT_GET(0x0a, "context.get", SLOT, false, false),
  CONTEXT_SET(0x0b, "context.set", SLOT, false, false),
  THREAD_YIELD(0x0c, "thread.yield", CANCELLABLE, true, true),
  SUBTASK_DROP(0x0d, "subtask.drop", NONE, false, true),
  STREAM_NEW(0x0e, "stream.new", TYPE, false, true),
  STREAM_READ(0x0f, "stream.read", TYPE_OPTIONS, true, true),
  STREAM_WRITE(0x10, "stream.write", TYPE_OPTIONS, true, true),
  STREAM_CANCEL_READ(0x11, "stream.cancel-read", TYPE_ASYNC, true, true),
  STREAM_CANCEL_WRITE(0x12, "stream.cancel-write", TYPE_ASYNC, true, true),
  STREAM_DROP_READABLE(0x13, "stream.drop-readable", TYPE, false, true),
  STREAM_DROP_WRITABLE(0x14, "stream.drop-writable", TYPE, false, true),
  FUTURE_NEW(0x15, "future.new", TYPE, false, true),
  FUTURE_READ(0x16, "future.read", TYPE_OPTIONS, true, true),
  FUTURE_WRITE(0x17, "future.write", TYPE_OPTIONS, true, true),
  FUTURE_CANCEL_READ(0x18, "future.cancel-read", TYPE_ASYNC, true, true),
  FUTURE_CANCEL_WRITE(0x19, "future.cancel-write", TYPE_ASYNC, true, true),
  FUTURE_DROP_READABLE(0x1a, "future.drop-readable", TYPE, false, true),
  FUTURE_DROP_WRITABLE(0x1b, "future.drop-writable", TYPE, false, true),
  ERROR_CONTEXT_NEW(0x1c, "error-context.new", OPTIONS, false, true),
  ERROR_CONTEXT_DEBUG_MESSAGE(0x1d, "error-context.debug-message", OPTIONS, false, true),
  ERROR_CONTEXT_DROP(0x1e, "error-context.drop", NONE, false, true),
  WAITABLE_SET_NEW(0x1f, "waitable-set.new", NONE, false, true),
  WAITABLE_SET_WAIT(0x20, "waitable-set.wait", CANCELLABLE_MEMORY, true, true),
  WAITABLE_SET_POLL(0x21, "waitable-set.poll", CANCELLABLE_MEMORY, false, true),
  WAITABLE_SET_DROP(0x22, "waitable-set.drop", NONE, false, true),
  WAITABLE_JOIN(0x23, "waitable.join", NONE, false, true),
  BACKPRESSURE_INC(0x24, "backpressure.inc", NONE, false, false),
  BACKPRESSURE_DEC(0x25, "backpressure.dec", NONE, false, false),
  THREAD_INDEX(0x26, "thread.index", NONE, false, true),
  THREAD_NEW_INDIRECT(0x27, "thread.new-indirect", FUNC_TYPE_TABLE, false, true),
  THREAD_RESUME_LATER(0x28, "thread.resume-later", NONE, false, true),
  THREAD_SUSPEND(0x29, "thread.suspend", CANCELLABLE, true, true),
  THREAD_SUSPEND_THEN_RESUME(0x2a, "thread.suspend-then-resume", CANCELLABLE, true, true),
  THREAD_YIELD_THEN_RESUME(0x2b, "thread.yield-then-resume", CANCELLABLE, true, true),
  THREAD_SUSPEND_THEN_PROMOTE(0x2c, "thread.suspend-then-promote", CANCELLABLE, true, true),
  THREAD_YIELD_THEN_PROMOTE(0x2d, "thread.yield-then-promote", CANCELLABLE, true, true);

  /** Kinds of immediates. */
  public enum Shape {
    NONE,
    TYPE,
    TYPE_OPTIONS,
    TYPE_ASYNC,
    ASYNC,
    OPTIONS,
    RESULT,
    SLOT,
    CANCELLABLE,
    CANCELLABLE_MEMORY,
    FUNC_TYPE_TABLE
  }

  private static final CanonBuiltin[] BY_CODE = new CanonBuiltin[0x30];

  static {
    for (var builtin : values()) {
      BY_CODE[builtin.code] = builtin;
    }
  }

  private final int code;
  private final String spelling;
  private final Shape shape;
  private final boolean mayBlock;
  private final boolean checksMayLeave;

  CanonBuiltin(int code, String spelling, Shape shape, boolean mayBlock, boolean checksMayLeave) {
    this.code = code;
    this.spelling = spelling;
    this.shape = shape;
    this.mayBlock = mayBlock;
    this.checksMayLeave = checksMayLeave;
  }

  /** The built-in with this code in the binary format. */
  public static Optional<CanonBuiltin> of(int code) {
    return code >= 0 && code < BY_CODE.length
        ? Optional.ofNullable(BY_CODE[code])
        : Optional.empty();
  }

  public int code() {
    return code;
  }

  /** As the text format writes it. */
  public String spelling() {
    return spelling;
  }

  public Shape shape() {
    return shape;
  }

  /** Whether a call may suspend the calling task; for some only without {@code async}. */
  public boolean mayBlock() {
    return mayBlock;
  }

  /** Whether a call traps in {@code post-return} and {@code realloc}. */
  public boolean checksMayLeave() {
    return checksMayLeave;
  }
}
