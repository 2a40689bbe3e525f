package dev.wharf.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.wharf.wasm.instr.CatchClause;
import dev.wharf.wasm.instr.Opcode;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Exceptions in both their forms. A Wasm exception is a Java exception of one class, a protected
 * block an entry of the exception table for that class alone, so traps and what the JVM throws when
 * in need pass by. Without a throw a block costs nothing but copies of operands below it.
 *
 * <p>{@code delegate} is an entry that names the handler of a block further out. Where that block
 * is around the piece, the exception leaves the piece, and the handlers that it has to pass by
 * learn from the frame that it is not theirs.
 */
final class ExceptionEmitter {
  private static final MethodTypeDesc MAKE =
      MethodTypeDesc.of(Symbols.TAGGED_EXCEPTION, Symbols.BASE_INSTANCE, CD_int);
  private static final MethodTypeDesc NON_NULL =
      MethodTypeDesc.of(Symbols.TAGGED_EXCEPTION, CD_Object);

  /** Field of the frame: the block that an exception is delegated to, plus one; else 0. */
  private static final String DELEGATED = "d";

  /** What {@link #DELEGATED} holds for the caller of the function: no block has this number. */
  private static final int CALLER = -1;

  private final Emission emission;
  private final Code code;
  private final BranchEmitter branches;

  /** Code that throws on outside of every protected block, by what it writes to the frame. */
  private final Map<Integer, Label> leaving = new TreeMap<>();

  ExceptionEmitter(Emission emission, BranchEmitter branches) {
    this.emission = emission;
    this.code = emission.code;
    this.branches = branches;
  }

  // Throwing

  /** Stack: values →. */
  void throwTag(int tag) {
    var params = JvmType.of(emission.shape.tag(tag).params());
    int mark = code.scratchMark();
    int exception = code.scratch(JvmType.REF);
    emission.loadInstance();
    code.constant(tag);
    code.invoke(Symbols.EXCEPTIONS, "make", MAKE);
    code.store(JvmType.REF, exception);
    for (int k = params.length - 1; k >= 0; k--) {
      put(exception, ResultPassing.place(params, k), params[k]);
    }
    emission.pop(params.length);
    code.aload(exception);
    athrow();
    code.freeScratch(mark);
  }

  /** Stack: exception →. */
  void throwRef() {
    emission.pop();
    code.invoke(Symbols.EXCEPTIONS, "nonNull", NON_NULL);
    athrow();
  }

  /** Throws what the named legacy handler handles. */
  void rethrow(int label) {
    int target = emission.absolute(label);
    if (emission.isOuter(target)) {
      code.aload(emission.frameSlot);
      code.getField(
          emission.frame.desc(),
          emission.frame.field(caught(target), Symbols.TAGGED_EXCEPTION),
          Symbols.TAGGED_EXCEPTION);
    } else {
      code.aload(emission.scopeAt(target).region.orElseThrow().exception());
    }
    athrow();
  }

  private void athrow() {
    code.builder().athrow();
    emission.setReachable(false);
  }

  private static String caught(int scope) {
    return "x" + scope;
  }

  private void put(int exception, int place, JvmType type) {
    if (type == JvmType.V128) {
      put(exception, place + 1, JvmType.LONG);
    }
    code.aload(exception);
    code.constant(place);
    code.invoke(
        Symbols.EXCEPTIONS,
        "put" + type.resultsSuffix,
        MethodTypeDesc.of(CD_void, erased(type), Symbols.TAGGED_EXCEPTION, CD_int));
  }

  private void get(int exception, int place, JvmType type) {
    code.aload(exception);
    code.constant(place);
    code.invoke(
        Symbols.EXCEPTIONS,
        "get" + type.resultsSuffix,
        MethodTypeDesc.of(
            erased(type).equals(CD_Object) ? CD_Object : type.desc,
            Symbols.TAGGED_EXCEPTION,
            CD_int));
    if (type == JvmType.FUNC) {
      code.builder().checkcast(Symbols.FUNC);
    }
    if (type == JvmType.V128) {
      get(exception, place + 1, JvmType.LONG);
    }
  }

  private static java.lang.constant.ClassDesc erased(JvmType type) {
    return type == JvmType.FUNC ? CD_Object : type.desc;
  }

  // Protected blocks

  /** Begins a {@code try_table}; its own label is not open yet, as for its clauses. */
  TryRegion enterTable(List<CatchClause> clauses) {
    int needed = 0;
    for (var clause : clauses) {
      needed = Math.max(needed, heightAt(emission.absolute(clause.label())));
    }
    return enter(clauses, needed);
  }

  /**
   * Begins a legacy {@code try}, whose handlers need all operands below it.
   *
   * @param below number of these
   */
  TryRegion enterTry(int below) {
    return enter(List.of(), below);
  }

  /** How many operands a branch to the block leaves in place. */
  private int heightAt(int target) {
    return target == 0 || emission.isOuter(target) ? 0 : emission.scopeAt(target).height;
  }

  private TryRegion enter(List<CatchClause> clauses, int needed) {
    int mark = code.reserved();
    var saved = new int[needed];
    if (needed > 0) {
      var slots = new int[emission.height()];
      for (int i = 0; i < slots.length; i++) {
        slots[i] = code.reserve(emission.peek(slots.length - 1 - i));
      }
      for (int i = slots.length - 1; i >= 0; i--) {
        code.store(emission.peek(slots.length - 1 - i), slots[i]);
      }
      for (int i = 0; i < slots.length; i++) {
        code.load(emission.peek(slots.length - 1 - i), slots[i]);
      }
      System.arraycopy(slots, 0, saved, 0, needed);
    }
    int exception = code.reserve(JvmType.REF);
    var start = code.newLabel();
    code.bind(start);
    return new TryRegion(
        start, code.newLabel(), clauses, saved, exception, mark, new TryRegion.State());
  }

  /** Ends the protected code; what follows handles its exceptions. */
  private void catchHere(TryRegion region, int scope) {
    var end = code.newLabel();
    code.bind(end);
    code.builder().exceptionCatch(region.start(), end, region.handler(), Symbols.TAGGED_EXCEPTION);
    region.state().ended = true;
    code.bind(region.handler());
    code.builder().astore(region.exception());
    passDelegated(region, scope);
  }

  /** An exception that is delegated to another block is thrown on. */
  private void passDelegated(TryRegion region, int scope) {
    if (emission.frameSlot < 0 || !emission.hasDelegates) {
      return;
    }
    var proceed = code.newLabel();
    var other = code.newLabel();
    String field = emission.frame.field(DELEGATED, CD_int);
    code.aload(emission.frameSlot);
    code.getField(emission.frame.desc(), field, CD_int);
    code.branch(Jump.IFEQ, proceed);
    code.aload(emission.frameSlot);
    code.getField(emission.frame.desc(), field, CD_int);
    code.constant(scope + 1);
    code.branch(Jump.IF_ICMPNE, other);
    code.aload(emission.frameSlot);
    code.constant(0);
    code.putField(emission.frame.desc(), field, CD_int);
    code.jump(proceed);
    code.bind(other);
    code.aload(region.exception());
    code.builder().athrow();
    code.bind(proceed);
  }

  private void leaveTo(BlockScope scope) {
    if (emission.reachable()) {
      code.jump(scope.target);
      scope.targeted = true;
    }
  }

  private void testTag(TryRegion region, int tag, Label otherwise) {
    code.aload(region.exception());
    code.getField(Symbols.TAGGED_EXCEPTION, "tag", Symbols.TAG);
    emission.loadInstance();
    code.getField(Symbols.BASE_INSTANCE, "tags", Symbols.TAG.arrayType());
    code.constant(tag);
    code.builder().aaload();
    code.branch(Jump.IF_ACMPNE, otherwise);
  }

  /** Stack: → the operands that were below, and the values of the exception. */
  private void loadCaught(TryRegion region, JvmType[] below, JvmType[] values) {
    emission.truncate(0);
    for (int i = 0; i < below.length; i++) {
      code.load(below[i], region.saved()[i]);
    }
    emission.pushAll(below);
    for (int k = 0; k < values.length; k++) {
      get(region.exception(), ResultPassing.place(values, k), values[k]);
    }
    emission.pushAll(values);
  }

  // try_table

  /** At the end of a {@code try_table}, whose scope is closed. */
  void endTable(BlockScope scope) {
    var region = scope.region.orElseThrow();
    if (region.clauses().isEmpty() && !region.state().isDelegate) {
      code.release(region.mark());
      return;
    }
    leaveTo(scope);
    var below = emission.types(scope.height);
    catchHere(region, emission.depth());
    boolean open = true;
    for (var clause : region.clauses()) {
      open &= handle(region, clause, below);
      if (!open) {
        break;
      }
    }
    if (open) {
      code.aload(region.exception());
      code.builder().athrow();
    }
    emission.truncate(0);
    emission.pushAll(below);
    emission.setReachable(false);
    code.release(region.mark());
  }

  /** Whether exceptions remain that the clause does not take. */
  private boolean handle(TryRegion region, CatchClause clause, JvmType[] below) {
    int target = emission.absolute(clause.label());
    var tag =
        switch (clause) {
          case CatchClause.Catch(int index, int _) -> Optional.of(index);
          case CatchClause.CatchRef(int index, int _) -> Optional.of(index);
          case CatchClause.CatchAll _, CatchClause.CatchAllRef _ -> Optional.<Integer>empty();
        };
    boolean withReference =
        clause instanceof CatchClause.CatchRef || clause instanceof CatchClause.CatchAllRef;
    var next = code.newLabel();
    tag.ifPresent(index -> testTag(region, index, next));
    var values =
        tag.map(index -> JvmType.of(emission.shape.tag(index).params())).orElse(new JvmType[0]);
    loadCaught(region, java.util.Arrays.copyOf(below, heightAt(target)), values);
    if (withReference) {
      code.aload(region.exception());
      emission.push(JvmType.REF);
    }
    branches.branchTo(target);
    code.bind(next);
    return tag.isPresent();
  }

  // The legacy form

  /** Begins a handler, for a tag or for everything. */
  void handler(Opcode kind, Optional<Integer> tag) {
    var scope = emission.innermost();
    var region = scope.region.orElseThrow();
    leaveTo(scope);
    emission.close();
    var handler = scope.asHandler(kind);
    var below = emission.types(scope.height);
    int number = emission.depth();
    if (!region.state().ended) {
      catchHere(region, number);
      if (emission.frameSlot >= 0) {
        // A piece of a handler may throw it again.
        code.aload(emission.frameSlot);
        code.aload(region.exception());
        String field = emission.frame.field(caught(number), Symbols.TAGGED_EXCEPTION);
        code.putField(emission.frame.desc(), field, Symbols.TAGGED_EXCEPTION);
      }
    } else {
      code.bind(region.state().next.orElseThrow());
    }
    region.state().next = tag.map(_ -> code.newLabel());
    tag.ifPresent(index -> testTag(region, index, region.state().next.orElseThrow()));
    var values =
        tag.map(index -> JvmType.of(emission.shape.tag(index).params())).orElse(new JvmType[0]);
    loadCaught(region, below, values);
    emission.open(handler);
    emission.setReachable(true);
  }

  /** At the end of a legacy {@code try}, whose scope is closed. */
  void endTry(BlockScope scope) {
    var region = scope.region.orElseThrow();
    if (region.state().ended || region.state().isDelegate) {
      leaveTo(scope);
      emission.setReachable(false);
    }
    if (region.state().ended) {
      region
          .state()
          .next
          .ifPresent(next -> {
            code.bind(next);
            code.aload(region.exception());
            code.builder().athrow();
          });
    } else if (region.state().isDelegate) {
      catchHere(region, emission.depth());
      code.aload(region.exception());
      code.builder().athrow();
    }
    code.release(region.mark());
  }

  /** At a {@code delegate}, which ends the block; its scope is closed. */
  void delegate(BlockScope scope, int label) {
    var region = scope.region.orElseThrow();
    var end = code.newLabel();
    code.bind(end);
    var handler = delegateHandler(emission.absolute(label));
    code.builder().exceptionCatch(region.start(), end, handler, Symbols.TAGGED_EXCEPTION);
    if (region.state().isDelegate) {
      leaveTo(scope);
      emission.setReachable(false);
      code.bind(region.handler());
      code.jump(handler);
    }
    region.state().ended = true;
    code.release(region.mark());
  }

  /** Where exceptions go that are thrown at the end of a block. */
  private Label delegateHandler(int from) {
    int target = from;
    while (target > 0 && !emission.scopeAt(target).isProtected()) {
      target--;
    }
    if (target > 0 && !emission.isOuter(target)) {
      var region = emission.scopeAt(target).region.orElseThrow();
      region.state().isDelegate = true;
      return region.handler();
    }
    boolean passesBy = !emission.piece.isDriver() && emission.isOuter(from);
    int field = passesBy ? (target > 0 ? target + 1 : CALLER) : 0;
    return leaving.computeIfAbsent(field, _ -> code.newLabel());
  }

  /** After the last instruction: the code that throws on what was delegated out of here. */
  void finish() {
    leaving.forEach((field, label) -> {
      code.bind(label);
      if (field != 0) {
        code.aload(emission.frameSlot);
        code.constant(field);
        String name = emission.frame.field(DELEGATED, CD_int);
        code.putField(emission.frame.desc(), name, CD_int);
      }
      code.builder().athrow();
    });
  }
}
