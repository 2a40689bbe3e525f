package dev.wharf.engine.compile;

import dev.wharf.wasm.instr.Instr;
import dev.wharf.wasm.instr.Opcode;

/**
 * Locals, globals, drop and select. Spec: exec/instructions, parametric and variable instructions.
 */
final class VariableEmitter {
  private final Emission emission;
  private final Code code;

  VariableEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  void emit(Instr instr) {
    switch (instr) {
      case Instr.Index index -> indexed(index.op(), index.index());
      case Instr.Select _ -> select();
      default -> {
        if (instr.op() == Opcode.DROP) {
          code.drop(emission.pop());
        } else {
          select();
        }
      }
    }
  }

  private void indexed(Opcode op, int index) {
    switch (op) {
      case LOCAL_GET -> {
        emission.loadLocal(index);
        if (emission.localType(index) == JvmType.V128) {
          emission.push(emission.localForm(index));
        } else {
          emission.push(emission.localType(index));
        }
      }
      case LOCAL_SET -> {
        if (emission.localType(index) == JvmType.V128) {
          emission.convertVector(emission.localForm(index));
        }
        emission.storeLocal(index);
        emission.pop();
      }
      case LOCAL_TEE -> {
        if (emission.localType(index) == JvmType.V128) {
          emission.convertVector(emission.localForm(index));
          emission.storeLocal(index);
          emission.loadLocal(index);
        } else {
          code.dup(emission.localType(index));
          emission.storeLocal(index);
        }
      }
      case GLOBAL_GET -> globalGet(index);
      default -> globalSet(index);
    }
  }

  private void globalGet(int index) {
    var type = JvmType.of(emission.shape.global(index).type());
    emission.loadInstance();
    if (emission.shape.globalIsShared(index)) {
      InstanceFields.loadSharedGlobal(code, index);
      code.getField(Symbols.GLOBAL, type.globalField, globalFieldType(type));
      if (type == JvmType.FUNC) {
        code.builder().checkcast(Symbols.FUNC);
      }
    } else {
      code.getField(Symbols.INSTANCE, "g" + index, type.desc);
    }
    if (type == JvmType.V128) {
      loadHighHalf(index);
    }
    emission.push(type);
  }

  private void globalSet(int index) {
    var type = JvmType.of(emission.shape.global(index).type());
    emission.pop();
    if (type == JvmType.V128) {
      storeHighHalf(index);
    }
    emission.loadInstance();
    if (emission.shape.globalIsShared(index)) {
      InstanceFields.loadSharedGlobal(code, index);
      code.referenceUnder(type);
      code.putField(Symbols.GLOBAL, type.globalField, globalFieldType(type));
    } else {
      code.referenceUnder(type);
      code.putField(Symbols.INSTANCE, "g" + index, type.desc);
    }
  }

  private void loadHighHalf(int index) {
    emission.loadInstance();
    if (emission.shape.globalIsShared(index)) {
      InstanceFields.loadSharedGlobal(code, index);
      code.getField(Symbols.GLOBAL, InstanceFields.HIGH_HALF, JvmType.LONG.desc);
    } else {
      code.getField(Symbols.INSTANCE, InstanceFields.highHalf(index), JvmType.LONG.desc);
    }
  }

  private void storeHighHalf(int index) {
    emission.loadInstance();
    if (emission.shape.globalIsShared(index)) {
      InstanceFields.loadSharedGlobal(code, index);
      code.referenceUnder(JvmType.LONG);
      code.putField(Symbols.GLOBAL, InstanceFields.HIGH_HALF, JvmType.LONG.desc);
    } else {
      code.referenceUnder(JvmType.LONG);
      code.putField(Symbols.INSTANCE, InstanceFields.highHalf(index), JvmType.LONG.desc);
    }
  }

  static java.lang.constant.ClassDesc globalFieldType(JvmType type) {
    return type == JvmType.FUNC ? JvmType.REF.desc : type.desc;
  }

  /** Stack: first, second, condition → first if the condition is not zero, else second. */
  private void select() {
    var jump = emission.takeCondition();
    emission.pop();
    var type = emission.peek(0);
    var first = code.newLabel();
    code.branch(jump, first);
    if (type == JvmType.V128) {
      int second = code.scratch(type);
      var chosen = code.newLabel();
      code.store(type, second);
      code.drop(type);
      code.load(type, second);
      code.freeScratch();
      code.jump(chosen);
      code.bind(first);
      code.drop(type);
      code.bind(chosen);
      return;
    }
    if (type.slots() == 2) {
      code.builder().dup2_x2();
      code.builder().pop2();
    } else {
      code.builder().swap();
    }
    code.bind(first);
    code.drop(type);
  }
}
