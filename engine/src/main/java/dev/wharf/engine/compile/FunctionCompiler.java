package dev.wharf.engine.compile;

import dev.wharf.wasm.module.Function;
import dev.wharf.wasm.type.FuncType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Compiles one function into a static method, or into several that share a frame. */
final class FunctionCompiler {
  /**
   * Locals beyond this many slots live in the frame: a JVM method has 65,535 slots, and setting
   * each takes bytes.
   */
  private static final int MAX_LOCAL_SLOTS = 1200;

  /**
   * A body of this many bytes is short enough for one method whatever its instructions are, but for
   * rare ones.
   */
  private static final int SMALL_BODY = 250;

  private final ModuleShape shape;
  private final int funcIndex;
  private final Function function;
  private final FuncType type;
  private final JvmType[] localTypes;
  private final int params;
  private final String name;
  private final ClassDesc owner;
  private final Bridges bridges;
  private final Piece driver;
  private final PieceAnalysis analysis;
  private final VectorForms vectors;
  private final FrameShape frame;
  private final boolean framed;
  private final boolean allInFrame;
  private final Map<Piece, BlockScope[]> contexts = new HashMap<>();

  /**
   * @param limit estimated bytes that a method may have
   */
  FunctionCompiler(ModuleShape shape, int own, ClassDesc owner, Bridges bridges, int limit) {
    this.shape = shape;
    this.funcIndex = shape.importedFuncs() + own;
    this.function = shape.module().module().functions().get(own);
    this.type = shape.funcType(funcIndex);
    this.localTypes = localTypes(shape, function, type);
    this.params = type.params().size();
    this.name = ModuleShape.methodName(funcIndex);
    this.owner = owner;
    this.bridges = bridges;
    var body = function.body();
    this.driver =
        body.length() <= Math.min(SMALL_BODY, limit)
            ? new Piece(0, body.start(), body.end())
            : MethodSplitter.split(cursor(), body.start(), body.end(), limit);
    this.analysis = PieceAnalysis.run(driver, cursor(), localTypes.length, params);
    this.vectors =
        analysis.hasVectors()
            ? VectorForms.of(
                cursor(), LaneBounds.of(cursor(), localTypes.length), localTypes, params)
            : VectorForms.NONE;
    this.allInFrame = usedSlots() > MAX_LOCAL_SLOTS;
    this.framed = allInFrame || !driver.children.isEmpty();
    this.frame = new FrameShape(ClassDesc.of(Symbols.PACKAGE + "Frame" + funcIndex));
    for (int i = 0; i < localTypes.length; i++) {
      if (inFrame(i)) {
        frame.addLocal(i, localTypes[i]);
      }
    }
  }

  private BodyCursor cursor() {
    return new BodyCursor(shape, function, type, localTypes);
  }

  private static JvmType[] localTypes(ModuleShape shape, Function function, FuncType type) {
    int count = type.params().size();
    for (var group : function.locals()) {
      count += group.count();
    }
    var types = Arrays.copyOf(JvmType.of(type.params()), count);
    int next = type.params().size();
    for (var group : function.locals()) {
      Arrays.fill(types, next, next + group.count(), JvmType.of(shape.close(group.type())));
      next += group.count();
    }
    return types;
  }

  private int usedSlots() {
    int slots = 0;
    for (int i = params; i < localTypes.length; i++) {
      if (analysis.isUsed(i)) {
        slots += localTypes[i].slots();
      }
    }
    return slots;
  }

  private boolean inFrame(int local) {
    return analysis.isUsed(local) && (allInFrame || analysis.isShared(local));
  }

  /** The class of the frame, if the function has one; known once {@link #write} is done. */
  java.util.Optional<FrameShape> frame() {
    return framed ? java.util.Optional.of(frame) : java.util.Optional.empty();
  }

  void write(ClassBuilder builder) {
    if (shape.module().makesTailCalls(funcIndex)) {
      builder.withMethodBody(
          name,
          shape.methodType(type),
          ClassFile.ACC_STATIC,
          b ->
              TailCallEmitter.writeEntry(
                  new Code(b, 0), shape, funcIndex, ModuleShape.bodyName(funcIndex)));
    }
    builder.withMethodBody(
        shape.tailName(funcIndex),
        shape.methodType(type),
        ClassFile.ACC_STATIC,
        b -> {
          var locals = driverLocals();
          var code = new Code(b, locals.firstFreeSlot());
          var start = code.newLabel();
          enter(code, locals, start);
          var writer = writer(code, driver, locals, new BlockScope[0], start);
          if (shape.module().onCallCycle(funcIndex)) {
            writer.pollAtEntry();
          }
          writer.write();
        });
    var pending = new ArrayDeque<>(driver.children);
    while (!pending.isEmpty()) {
      var piece = pending.poll();
      if (!contexts.containsKey(piece)) {
        continue; // In code that is never reached, so nothing calls it.
      }
      builder.withMethodBody(
          MethodWriter.pieceName(name, piece),
          MethodWriter.pieceType(piece, frame),
          ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE,
          b -> {
            var locals = pieceLocals(piece);
            var code = new Code(b, locals.firstFreeSlot());
            writer(code, piece, locals, contexts.get(piece), code.newLabel()).write();
          });
      pending.addAll(piece.children);
    }
  }

  private MethodWriter writer(
      Code code, Piece piece, Emission.Locals locals, BlockScope[] outer, Label start) {
    var emission = new Emission(shape, code, piece, type, locals, frame, bridges, outer);
    if (canRestart()) {
      emission.restartAt(funcIndex, start);
    }
    if (piece.isDriver()) {
      var results = emission.results;
      var end = code.newLabel();
      emission.open(
          new BlockScope(dev.wharf.wasm.instr.Opcode.BLOCK, new JvmType[0], results, 0, end, end));
    }
    return new MethodWriter(emission, function.body(), owner, name, contexts);
  }

  /** Whether its parameters can be set and its locals cleared by jumping to its start. */
  private boolean canRestart() {
    return !framed
        && !ModuleShape.passedInResults(type)
        && !Arrays.asList(localTypes).subList(0, params).contains(JvmType.V128);
  }

  private Emission.Locals driverLocals() {
    boolean inResults = ModuleShape.passedInResults(type);
    var slots = new int[localTypes.length];
    Arrays.fill(slots, -1);
    int next = 0;
    if (!inResults) {
      for (int i = 0; i < params; i++) {
        slots[i] = inFrame(i) ? -1 : next;
        next += localTypes[i].slots();
      }
    }
    int instanceSlot = next++;
    int frameSlot = framed ? next++ : -1;
    for (int i = inResults ? 0 : params; i < localTypes.length; i++) {
      if (analysis.isUsed(i) && !inFrame(i) && analysis.owner(i) == driver.id) {
        slots[i] = next;
        next += localTypes[i].slots();
      }
    }
    return new Emission.Locals(
        localTypes, slots, vectors, instanceSlot, frameSlot, next, analysis.hasDelegates());
  }

  private Emission.Locals pieceLocals(Piece piece) {
    var slots = new int[localTypes.length];
    Arrays.fill(slots, -1);
    int next = 2;
    for (int i = 0; i < localTypes.length; i++) {
      if (analysis.isUsed(i) && !inFrame(i) && analysis.owner(i) == piece.id) {
        slots[i] = next;
        next += localTypes[i].slots();
      }
    }
    return new Emission.Locals(localTypes, slots, vectors, 1, 0, next, analysis.hasDelegates());
  }

  /**
   * Makes the frame, takes the parameters to where they live, sets locals that are read first to
   * zero.
   *
   * @param start bound where the parameters are set
   */
  private void enter(Code code, Emission.Locals locals, Label start) {
    if (framed) {
      var b = code.builder();
      b.new_(frame.desc());
      b.dup();
      b.invokespecial(frame.desc(), ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
      b.astore(locals.frameSlot());
    }
    boolean inResults = ModuleShape.passedInResults(type);
    int slot = 0;
    for (int i = 0; i < params; i++) {
      if (analysis.isUsed(i) && (inResults || inFrame(i))) {
        if (inResults) {
          int place = ResultPassing.place(localTypes, i);
          ResultPassing.get(code, locals.instanceSlot(), place, localTypes[i]);
        } else {
          code.load(localTypes[i], slot);
        }
        if (inFrame(i)) {
          frame.storeLocal(code, locals.frameSlot(), i);
        } else {
          code.store(localTypes[i], locals.slots()[i]);
        }
      }
      slot += localTypes[i].slots();
    }
    code.bind(start);
    for (int i = params; i < localTypes.length; i++) {
      if (locals.slots()[i] >= 0 && analysis.needsZero(i)) {
        if (localTypes[i] == JvmType.V128) {
          vectors.local(i).zero(code);
          vectors.local(i).store(code, locals.slots()[i]);
        } else {
          code.zero(localTypes[i]);
          code.store(localTypes[i], locals.slots()[i]);
        }
      }
    }
  }
}
