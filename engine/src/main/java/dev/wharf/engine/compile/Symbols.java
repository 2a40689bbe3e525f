package dev.wharf.engine.compile;

import java.lang.constant.ClassDesc;

/**
 * Names that generated code refers to: the engine's own classes, and the classes that are generated
 * per module.
 */
final class Symbols {
  /** Package of everything generated for a module; each module has a loader of its own. */
  static final String PACKAGE = "wharf.module.";

  static final ClassDesc FUNC = ClassDesc.of("dev.wharf.engine.Func");
  static final ClassDesc MEMORY = ClassDesc.of("dev.wharf.engine.Memory");
  static final ClassDesc TABLE = ClassDesc.of("dev.wharf.engine.Table");
  static final ClassDesc GLOBAL = ClassDesc.of("dev.wharf.engine.Global");
  static final ClassDesc BASE_INSTANCE = ClassDesc.of("dev.wharf.engine.Instance");
  static final ClassDesc INSTANTIATION = ClassDesc.of("dev.wharf.engine.Instantiation");
  static final ClassDesc EQ_REF = ClassDesc.of("dev.wharf.engine.EqRef");
  static final ClassDesc I31_REF = ClassDesc.of("dev.wharf.engine.I31Ref");
  static final ClassDesc STRUCT_REF = ClassDesc.of("dev.wharf.engine.StructRef");
  static final ClassDesc ARRAY_REF = ClassDesc.of("dev.wharf.engine.ArrayRef");
  static final ClassDesc TAG = ClassDesc.of("dev.wharf.engine.Tag");
  static final ClassDesc TAGGED_EXCEPTION = ClassDesc.of("dev.wharf.engine.TaggedException");
  static final ClassDesc TRAP_EXCEPTION = ClassDesc.of("dev.wharf.wasm.TrapException");

  static final ClassDesc ARRAY_MEMORY = abi("ArrayMemory");
  static final ClassDesc SEGMENT_MEMORY = abi("SegmentMemory");
  static final ClassDesc ATOMICS = abi("Atomics");
  static final ClassDesc BULK_MEMORY = abi("BulkMemory");
  static final ClassDesc TABLE_ACCESS = abi("TableAccess");
  static final ClassDesc INTEGER_OPS = abi("IntegerOps");
  static final ClassDesc FLOAT_OPS = abi("FloatOps");
  static final ClassDesc VECTOR_LANES = abi("VectorLanes");
  static final ClassDesc VECTOR_INTS = abi("VectorInts");
  static final ClassDesc VECTOR_EVENS = abi("VectorEvens");
  static final ClassDesc VECTOR_HEADROOM = abi("VectorHeadroom");
  static final ClassDesc VECTOR_SHORTS = abi("VectorShorts");
  static final ClassDesc VECTOR_FLOATS = abi("VectorFloats");
  static final ClassDesc VECTOR_DOUBLES = abi("VectorDoubles");
  static final ClassDesc VECTOR_WIDTHS = abi("VectorWidths");
  static final ClassDesc VECTOR_SHUFFLES = abi("VectorShuffles");
  static final ClassDesc RESULTS = abi("Results");
  static final ClassDesc TAIL_CALLS = abi("TailCalls");
  static final ClassDesc POLL = abi("Poll");
  static final ClassDesc REF_ACCESS = abi("RefAccess");
  static final ClassDesc ARRAY_ACCESS = abi("ArrayAccess");
  static final ClassDesc EXCEPTIONS = abi("Exceptions");
  static final ClassDesc TRAPS = abi("Traps");
  static final ClassDesc BRANCH_TABLES = abi("BranchTables");

  /** The module's subclass of {@link dev.wharf.engine.Instance}. */
  static final ClassDesc INSTANCE = ClassDesc.of(PACKAGE + "Instance");

  private Symbols() {}

  private static ClassDesc abi(String name) {
    return ClassDesc.of("dev.wharf.engine.abi." + name);
  }
}
