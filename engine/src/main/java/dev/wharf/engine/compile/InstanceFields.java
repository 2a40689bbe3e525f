package dev.wharf.engine.compile;

import java.lang.constant.ClassDesc;

/** Reads of the module's own instance; each takes the instance from the stack. */
final class InstanceFields {
  /** Field of {@link dev.wharf.engine.Global} with the high half of a vector. */
  static final String HIGH_HALF = "high";

  private InstanceFields() {}

  static void loadMemory(Code code, int index) {
    if (index == 0) {
      code.getField(Symbols.BASE_INSTANCE, "memory0", Symbols.MEMORY);
    } else {
      load(code, 'm', "memories", index, Symbols.MEMORY);
    }
  }

  /** Field with the high half of a global that is a vector. */
  static String highHalf(int global) {
    return "g" + global + "h";
  }

  static void loadTable(Code code, int index) {
    load(code, 't', "tables", index, Symbols.TABLE);
  }

  static void loadSharedGlobal(Code code, int index) {
    load(code, 'g', "globals", index, Symbols.GLOBAL);
  }

  static void loadImportedFunc(Code code, int index, ClassDesc signature) {
    if (index < ModuleShape.MAX_FIELDS) {
      code.getField(Symbols.INSTANCE, "f" + index, signature);
    } else {
      loadElement(code, "importedFuncs", index, Symbols.FUNC);
      code.builder().checkcast(signature);
    }
  }

  private static void load(Code code, char kind, String array, int index, ClassDesc type) {
    if (index < ModuleShape.MAX_FIELDS) {
      code.getField(Symbols.INSTANCE, kind + Integer.toString(index), type);
    } else {
      loadElement(code, array, index, type);
    }
  }

  private static void loadElement(Code code, String array, int index, ClassDesc type) {
    code.getField(Symbols.INSTANCE, array, type.arrayType());
    code.constant(index);
    code.builder().aaload();
  }
}
