package dev.wharf.wasm;

import java.util.Locale;

/**
 * Every reason for a trap, core and component, with the words that the specification's suites
 * expect.
 */
public enum Trap {
  UNREACHABLE("unreachable"),
  INTEGER_DIVIDE_BY_ZERO("integer divide by zero"),
  INTEGER_OVERFLOW("integer overflow"),
  INVALID_CONVERSION_TO_INTEGER("invalid conversion to integer"),
  OUT_OF_BOUNDS_MEMORY_ACCESS("out of bounds memory access"),
  OUT_OF_BOUNDS_TABLE_ACCESS("out of bounds table access"),
  UNDEFINED_ELEMENT("undefined element"),
  UNINITIALIZED_ELEMENT("uninitialized element"),
  INDIRECT_CALL_TYPE_MISMATCH("indirect call type mismatch"),
  CALL_STACK_EXHAUSTED("call stack exhausted"),
  UNCAUGHT_EXCEPTION("uncaught exception"),
  NULL_REFERENCE("null reference"),
  UNALIGNED_ATOMIC("unaligned atomic"),
  EXPECTED_SHARED_MEMORY("expected shared memory"),
  NULL_FUNCTION_REFERENCE("null function reference"),
  NULL_STRUCTURE_REFERENCE("null structure reference"),
  NULL_ARRAY_REFERENCE("null array reference"),
  NULL_I31_REFERENCE("null i31 reference"),
  NULL_EXCEPTION_REFERENCE("null exception reference"),
  CAST_FAILURE("cast failure"),
  OUT_OF_BOUNDS_ARRAY_ACCESS("out of bounds array access"),
  INTERRUPTED("interrupted"),
  DEADLINE("deadline exceeded"),
  MEMORY_LIMIT("memory limit exceeded"),
  RESOURCE_LIMIT("resource limit exceeded"),
  CANNOT_ENTER("cannot enter component instance"),
  CANNOT_LEAVE("cannot leave component instance"),
  UNKNOWN_HANDLE("unknown handle index"),
  HANDLE_TYPE("handle index used with the wrong type"),
  RESOURCE_LENT("cannot remove owned resource while borrowed"),
  BORROWS_REMAIN("borrow handles still remain at the end of the call"),
  INVALID_CHAR("invalid `char` bit pattern"),
  INVALID_DISCRIMINANT("invalid variant discriminant"),
  INVALID_STRING("invalid string encoding"),
  STRING_TOO_LONG("string is too long"),
  LIST_TOO_LONG("list is too long"),
  POINTER_NOT_ALIGNED("pointer not aligned"),
  POINTER_OUT_OF_BOUNDS("pointer out of bounds of memory"),
  CANNOT_BLOCK("cannot block a synchronous task before returning"),
  DEADLOCK("deadlock detected: event loop cannot make further progress"),
  BACKPRESSURE("backpressure counter out of range"),
  NO_TASK_RETURN("the task ended without `task.return` or `task.cancel`"),
  TASK_RETURNED_TWICE("`task.return` or `task.cancel` called more than once for the task"),
  TASK_RETURN_MISMATCH("invalid `task.return` signature and/or options for the task"),
  TASK_NOT_CANCELLED("`task.cancel` called by a task that has not been cancelled"),
  TASK_NOT_ASYNC("`task.return` or `task.cancel` called by a synchronous task"),
  WAITABLE_IN_USE("a waitable is used by a synchronous operation"),
  WAITABLE_SET_IN_USE("cannot drop a waitable set in use"),
  SUBTASK_UNRESOLVED("cannot drop a subtask which has not yet resolved"),
  SUBTASK_CANCEL("invalid `subtask.cancel`"),
  FUTURE_UNWRITTEN("cannot drop a future's write end without first writing a value"),
  COPY_IN_PROGRESS("cannot use a stream or future that is busy"),
  COPY_DONE("cannot use a stream or future after its other end has gone"),
  NO_COPY("no read or write to cancel"),
  SAME_INSTANCE_COPY("cannot read from and write to the same instance but numbers"),
  CALLBACK_CODE("unsupported callback code"),
  THREAD_NOT_SUSPENDED("the thread is not suspended"),
  POISONED("the store was poisoned by an earlier trap"),
  HOST_FAILURE("host function failed"),
  INTERNAL("internal error");

  private final String message;

  Trap(String message) {
    this.message = message;
  }

  public String message() {
    return message;
  }

  /** With a detail that follows, or none if that is empty. */
  public String message(String detail) {
    if (detail.isEmpty()) {
      return message;
    }
    // The suite has the index as part of the words.
    return message + (this == UNINITIALIZED_ELEMENT ? " " : ": ") + detail;
  }

  /** A stable word for messages and logs, such as {@code integer-divide-by-zero}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
