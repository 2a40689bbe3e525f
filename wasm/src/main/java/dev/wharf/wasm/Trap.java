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

  /** A stable word for messages and logs, such as {@code integer-divide-by-zero}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
