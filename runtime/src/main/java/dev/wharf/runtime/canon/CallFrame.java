package dev.wharf.runtime.canon;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.InterfaceType;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/**
 * What all three kinds of adapter do around a call: entering, leaving, borrows, values that went
 * through memory.
 */
final class CallFrame {
  private static final MethodTypeDesc VOID = MethodTypeDesc.of(CD_void);
  private static final int NONE = -1;

  private final AdapterCode code;
  private final ComponentFuncType type;
  private int scope = NONE;

  CallFrame(AdapterCode code, ComponentFuncType type) {
    this.code = code;
    this.type = type;
  }

  /** Traps while the caller may not call out. */
  void checkLeave() {
    code.side(Side.CALLER);
    code.builder()
        .invokevirtual(Names.SIDE, "scope", MethodTypeDesc.of(Names.SCOPE))
        .invokevirtual(Names.SCOPE, "checkLeave", VOID);
  }

  void enter() {
    entering("enter");
  }

  void exit() {
    entering("exit");
  }

  private void entering(String method) {
    code.field(code.owner().field("entering", Names.ENTERING), Names.ENTERING);
    code.builder().invokevirtual(Names.ENTERING, method, VOID);
  }

  /**
   * Makes the record of what this call lends, if it lends anything. It is in a field only until the
   * parameters are through: before that no other call of this adapter can begin.
   */
  void openScope() {
    if (type.params().stream().noneMatch(p -> TypeParts.containsBorrow(p.type()))) {
      return;
    }
    scope = code.builder().allocateLocal(TypeKind.REFERENCE);
    code.builder()
        .new_(Names.CALL_SCOPE)
        .dup()
        .invokespecial(Names.CALL_SCOPE, INIT_NAME, VOID)
        .astore(scope)
        .aload(0)
        .aload(scope)
        .putfield(code.owner().self(), "scope", Names.CALL_SCOPE);
  }

  void checkReturned() {
    scope("checkReturned");
  }

  void endScope() {
    scope("end");
  }

  private void scope(String method) {
    if (scope != NONE) {
      code.builder().aload(scope).invokevirtual(Names.CALL_SCOPE, method, VOID);
    }
  }

  /** Begins to count what is copied from a guest to the host, if that can be of any length. */
  void openCopy(Side side, List<InterfaceType> types) {
    if (types.stream().anyMatch(TypeParts::containsPointer)) {
      code.side(side);
      code.builder().invokevirtual(Names.SIDE, "openCopy", VOID);
    }
  }

  List<InterfaceType> params() {
    return type.params().stream().map(InterfaceType.Field::type).toList();
  }

  /** Parameters in memory form a tuple, at a pointer in a local variable. */
  Place checkedParams(int pointer, Side side) {
    return checked(pointer, new InterfaceType.Tuple(params()), side);
  }

  Place checkedResult(int pointer, Side side) {
    return checked(pointer, result(), side);
  }

  private Place checked(int pointer, InterfaceType what, Side side) {
    var layout = code.owner().layout();
    code.checkPointer(pointer, side, layout.alignment(what), layout.size(what));
    return new Place.Stored(pointer, 0);
  }

  InterfaceType result() {
    return type.result().orElseThrow();
  }

  Optional<InterfaceType> optionalResult() {
    return type.result();
  }

  /** Room for the parameters in the callee's memory; its address is in the one lane. */
  Place allocateParams(Place.Flat lane) {
    var tuple = new InterfaceType.Tuple(params());
    var layout = code.owner().layout();
    code.side(Side.CALLEE);
    code.builder().loadConstant(layout.alignment(tuple)).loadConstant((int) layout.size(tuple));
    int pointer = lane.lanes().getFirst().slot();
    code.builder()
        .invokevirtual(Names.SIDE, "allocate", MethodTypeDesc.of(CD_int, CD_int, CD_int))
        .istore(pointer);
    return new Place.Stored(pointer, 0);
  }

  /** The place of parameter {@code index} among all. */
  Place param(Place all, int index) {
    var params = params();
    int lane = 0;
    if (all instanceof Place.Flat) {
      for (int i = 0; i < index; i++) {
        lane += code.owner().flatten(params.get(i)).size();
      }
    }
    return all.part(lane, code.owner().layout().offsets(params)[index]);
  }
}
