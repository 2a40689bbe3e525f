package dev.wharf.engine.compile;

import dev.wharf.wasm.type.AbstractHeapType;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.HeapType;
import dev.wharf.wasm.type.RefType;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.Optional;

/**
 * Asks whether a reference is of a type, by the class that the values of the type are instances of.
 * Spec: exec/instructions, ref.test, ref.cast, br_on_cast.
 */
final class TypeTest {
  private final Code code;
  private final boolean nullable;
  private final Form form;

  /** Of what null is not. */
  private enum Form {
    /** Every reference of the hierarchy is of the type. */
    ALL,
    /** None is. */
    NONE,
    /** The instances of a class are. */
    INSTANCES
  }

  private final Optional<ClassDesc> wanted;

  /**
   * @param type closed
   */
  TypeTest(ModuleShape shape, Code code, RefType type) {
    this.code = code;
    this.nullable = type.nullable();
    this.wanted = wanted(shape, type.heap());
    this.form =
        wanted.isPresent()
            ? Form.INSTANCES
            : type.heap() instanceof AbstractHeapType heap && heap == heap.top()
                ? Form.ALL
                : Form.NONE;
  }

  private static Optional<ClassDesc> wanted(ModuleShape shape, HeapType heap) {
    return switch (heap) {
      case AbstractHeapType type ->
          switch (type) {
            case EQ -> Optional.of(Symbols.EQ_REF);
            case I31 -> Optional.of(Symbols.I31_REF);
            case STRUCT -> Optional.of(Symbols.STRUCT_REF);
            case ARRAY -> Optional.of(Symbols.ARRAY_REF);
            case FUNC, EXTERN, EXN, ANY, NOFUNC, NOEXTERN, NOEXN, NONE -> Optional.empty();
          };
      case DefType type -> Optional.of(shape.classOf(type));
      case HeapType.Concrete _ -> throw new IllegalStateException("not a closed type");
    };
  }

  /** Whether every reference passes. */
  boolean alwaysPasses() {
    return form == Form.ALL && nullable;
  }

  /** Stack: reference → 0 or 1. */
  void test() {
    if (form == Form.INSTANCES && !nullable) {
      code.builder().instanceOf(wanted.orElseThrow());
      return;
    }
    var passes = code.newLabel();
    var done = code.newLabel();
    branchIfPasses(passes);
    code.drop(JvmType.REF);
    code.constant(0);
    code.jump(done);
    code.bind(passes);
    code.drop(JvmType.REF);
    code.constant(1);
    code.bind(done);
  }

  /** Stack: reference → reference, on both ways. */
  void branchIfPasses(Label target) {
    switch (form) {
      case ALL -> branchUnless(nullable, Jump.IFNONNULL, target);
      case NONE -> branchUnless(!nullable, Jump.IFNULL, target);
      case INSTANCES -> {
        if (nullable) {
          branchOn(Jump.IFNULL, target);
        }
        branchOnInstance(Jump.IFNE, target);
      }
    }
  }

  /** Stack: reference → reference, on both ways. */
  void branchIfFails(Label target) {
    switch (form) {
      case ALL -> branchUnless(nullable, Jump.IFNULL, target);
      case NONE -> branchUnless(!nullable, Jump.IFNONNULL, target);
      case INSTANCES -> {
        var passes = code.newLabel();
        if (nullable) {
          branchOn(Jump.IFNULL, passes);
        }
        branchOnInstance(Jump.IFEQ, target);
        code.bind(passes);
      }
    }
  }

  /**
   * Where the answer is known, yes to one question and no to the other, there still is a branch:
   * code that the JVM's verifier knows to be dead would have to be left out.
   */
  private void branchUnless(boolean known, Jump jump, Label target) {
    if (known) {
      code.constant(jump == Jump.IFNONNULL ? 1 : 0);
      code.branch(Jump.IFNE, target);
    } else {
      branchOn(jump, target);
    }
  }

  private void branchOn(Jump jump, Label target) {
    code.dup(JvmType.REF);
    code.branch(jump, target);
  }

  private void branchOnInstance(Jump jump, Label target) {
    code.dup(JvmType.REF);
    code.builder().instanceOf(wanted.orElseThrow());
    code.branch(jump, target);
  }
}
