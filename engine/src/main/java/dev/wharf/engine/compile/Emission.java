package dev.wharf.engine.compile;

import dev.wharf.wasm.type.FuncType;
import java.lang.classfile.Label;
import java.util.Arrays;
import java.util.Optional;

/**
 * The state of one method while it is written: the code, the types on the operand stack, the open
 * blocks and where locals live. Emitters share it. Wasm's operand stack is the JVM's, value by
 * value.
 */
final class Emission {
  private static final int IN_FRAME = -1;

  final ModuleShape shape;
  final Code code;
  final Piece piece;
  final FuncType type;
  final JvmType[] results;
  final FrameShape frame;
  final int instanceSlot;
  final int frameSlot;
  final Bridges bridges;

  /** Whether a {@code delegate} is somewhere in the function. */
  final boolean hasDelegates;

  private final JvmType[] localTypes;
  private final int[] slots;

  private final VectorForms vectors;

  private JvmType[] stack = new JvmType[16];
  private VectorForm[] forms = new VectorForm[16];
  private boolean unusualForms;
  private int height;
  private BlockScope[] scopes = new BlockScope[16];
  private int depth;

  /** Blocks opened outside of this piece: branches to them leave it. */
  private final int outerDepth;

  private boolean reachable = true;
  private boolean comparing;
  private Jump comparison = Jump.IFNE;

  private int self = -1;
  private Optional<Label> start = Optional.empty();

  Emission(
      ModuleShape shape,
      Code code,
      Piece piece,
      FuncType type,
      Locals locals,
      FrameShape frame,
      Bridges bridges,
      BlockScope[] outer) {
    this.shape = shape;
    this.code = code;
    this.piece = piece;
    this.type = type;
    this.results = JvmType.of(type.results());
    this.frame = frame;
    this.instanceSlot = locals.instanceSlot();
    this.frameSlot = locals.frameSlot();
    this.localTypes = locals.types();
    this.slots = locals.slots();
    this.vectors = locals.vectors();
    this.bridges = bridges;
    this.hasDelegates = locals.hasDelegates();
    this.outerDepth = outer.length;
    for (var scope : outer) {
      open(scope);
    }
  }

  /**
   * Where the locals of a function live in one of its methods.
   *
   * @param slots local variable slot by local index; -1 for one that lives in the frame
   */
  record Locals(
      JvmType[] types,
      int[] slots,
      VectorForms vectors,
      int instanceSlot,
      int frameSlot,
      int firstFreeSlot,
      boolean hasDelegates) {}

  /** Makes tail calls of the function to itself jump to {@code label}. */
  void restartAt(int funcIndex, Label label) {
    self = funcIndex;
    start = Optional.of(label);
  }

  /** Whether a tail call of a function starts the present one anew. */
  boolean restarts(int funcIndex) {
    return funcIndex == self && start.isPresent();
  }

  /** Where the function starts anew, its parameters being set. */
  Label start() {
    return start.orElseThrow();
  }

  boolean reachable() {
    return reachable;
  }

  void setReachable(boolean now) {
    reachable = now;
  }

  // Operand stack

  void push(JvmType pushed) {
    if (height == stack.length) {
      stack = Arrays.copyOf(stack, height * 2);
      forms = Arrays.copyOf(forms, height * 2);
    }
    forms[height] = VectorForm.LONGS;
    stack[height++] = pushed;
  }

  JvmType pop() {
    return stack[--height];
  }

  void pop(int count) {
    height -= count;
  }

  // Vectors in another form than two longs

  /** A vector in this form is on the JVM stack. */
  void push(VectorForm form) {
    push(JvmType.V128);
    forms[height - 1] = form;
    unusualForms |= form != VectorForm.LONGS;
  }

  VectorForm form(int below) {
    return forms[height - 1 - below];
  }

  /** Moves the vector on top of the stack into scratch variables. */
  VectorOperand takeVector() {
    return VectorOperand.store(code, forms[--height]);
  }

  /** Brings the vector on top of the stack into this form. */
  void convertVector(VectorForm form) {
    if (form(0) != form) {
      int mark = code.scratchMark();
      takeVector().load(code, form);
      code.freeScratch(mark);
      push(form);
    }
  }

  /** Whether there are vectors that {@link #usualForms} would convert. */
  boolean hasUnusualForms() {
    if (unusualForms) {
      unusualForms = false;
      for (int i = 0; i < height; i++) {
        unusualForms |= forms[i] != VectorForm.LONGS;
      }
    }
    return unusualForms;
  }

  /** Makes two longs of each vector on the stack. */
  void usualForms() {
    if (unusualForms) {
      usualForms(height);
      unusualForms = false;
    }
  }

  /** Makes two longs of each vector among as many operands on top. */
  void usualForms(int count) {
    bringTo(VectorForm.LONGS, count);
  }

  /** Brings each vector among as many operands on top to one form. */
  void bringTo(VectorForm form, int count) {
    int lowest = height - count;
    while (lowest < height && (forms[lowest] == form || stack[lowest] != JvmType.V128)) {
      lowest++;
    }
    int mark = code.scratchMark();
    var slots = new int[height - lowest];
    for (int i = height - 1; i >= lowest; i--) {
      slots[i - lowest] = code.scratch(stack[i]);
      if (stack[i] == JvmType.V128) {
        forms[i].store(code, slots[i - lowest]);
      } else {
        code.store(stack[i], slots[i - lowest]);
      }
    }
    for (int i = lowest; i < height; i++) {
      if (stack[i] == JvmType.V128) {
        new VectorOperand(forms[i], slots[i - lowest]).load(code, form);
        forms[i] = form;
      } else {
        code.load(stack[i], slots[i - lowest]);
      }
    }
    code.freeScratch(mark);
  }

  /** The form in which a local that is a vector is kept. */
  VectorForm localForm(int local) {
    return slots[local] == IN_FRAME ? VectorForm.LONGS : vectors.local(local);
  }

  VectorForms vectors() {
    return vectors;
  }

  JvmType peek(int below) {
    return stack[height - 1 - below];
  }

  int height() {
    return height;
  }

  /** The types of the lowest operands. */
  JvmType[] types(int count) {
    return Arrays.copyOf(stack, count);
  }

  void truncate(int to) {
    height = to;
  }

  void pushAll(JvmType[] types) {
    for (var each : types) {
      push(each);
    }
  }

  // Blocks

  void open(BlockScope scope) {
    if (depth == scopes.length) {
      scopes = Arrays.copyOf(scopes, depth * 2);
    }
    scopes[depth++] = scope;
  }

  BlockScope close() {
    return scopes[--depth];
  }

  BlockScope innermost() {
    return scopes[depth - 1];
  }

  /** The block that a label depth names. */
  BlockScope label(int label) {
    return scopes[depth - 1 - label];
  }

  BlockScope scopeAt(int absolute) {
    return scopes[absolute];
  }

  /** How many blocks are around the block that a label depth names. */
  int absolute(int label) {
    return depth - 1 - label;
  }

  int depth() {
    return depth;
  }

  boolean isOuter(int absolute) {
    return absolute < outerDepth;
  }

  BlockScope[] openScopes() {
    return Arrays.copyOf(scopes, depth);
  }

  // Locals

  JvmType localType(int local) {
    return localTypes[local];
  }

  void loadLocal(int local) {
    if (slots[local] == IN_FRAME) {
      frame.loadLocal(code, frameSlot, local);
    } else if (localTypes[local] == JvmType.V128) {
      vectors.local(local).load(code, slots[local]);
    } else {
      code.load(localTypes[local], slots[local]);
    }
  }

  void storeLocal(int local) {
    if (slots[local] == IN_FRAME) {
      frame.storeLocal(code, frameSlot, local);
    } else if (localTypes[local] == JvmType.V128) {
      vectors.local(local).store(code, slots[local]);
    } else {
      code.store(localTypes[local], slots[local]);
    }
  }

  void loadInstance() {
    code.aload(instanceSlot);
  }

  // Comparisons wait for their reader: most are followed by a branch.

  /** The comparison's operands are on the JVM stack; {@code jump} is taken when it holds. */
  void compare(Jump jump) {
    comparing = true;
    comparison = jump;
  }

  boolean isComparing() {
    return comparing;
  }

  /** The jump that is taken when the value on top, which is gone then, is not zero. */
  Jump takeCondition() {
    pop();
    if (comparing) {
      comparing = false;
      return comparison;
    }
    return Jump.IFNE;
  }

  void invertComparison() {
    comparison = comparison.inverse();
  }

  /** Turns a waiting comparison into 0 or 1 on the stack. */
  void settle() {
    if (comparing) {
      comparing = false;
      var holds = code.newLabel();
      var done = code.newLabel();
      code.branch(comparison, holds);
      code.constant(0);
      code.jump(done);
      code.bind(holds);
      code.constant(1);
      code.bind(done);
    }
  }
}
