package dev.wharf.runtime.canon;

/**
 * Which end of an adapter a value is read from or written to; the names are those of the generated
 * fields.
 */
enum Side {
  CALLER("caller", "callerMemory"),
  CALLEE("callee", "calleeMemory");

  final String field;
  final String memoryField;

  Side(String field, String memoryField) {
    this.field = field;
    this.memoryField = memoryField;
  }
}
