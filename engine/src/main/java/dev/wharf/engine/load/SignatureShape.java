package dev.wharf.engine.load;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;

/**
 * What the name of a signature class says: parameter and result types as letters. A vector, {@code
 * V}, is two longs everywhere, so two letters here.
 */
final class SignatureShape {
  static final ClassDesc FUNC = ClassDesc.of("dev.wharf.engine.Func");

  private final String name;
  private final String params;
  private final String results;

  SignatureShape(String binaryName) {
    this.name = binaryName;
    String letters = binaryName.substring(binaryName.lastIndexOf('.') + 1);
    int split = letters.indexOf('_');
    this.params = letters.substring(0, split).replace("V", "JJ");
    this.results = letters.substring(split + 1).replace("V", "JJ");
    for (int i = 0; i < letters.length(); i++) {
      if (i != split && "IJFDVAaBbEeGgXxYyNnQqTtSsRrOo".indexOf(letters.charAt(i)) < 0) {
        throw new IllegalStateException("not a signature: " + binaryName);
      }
    }
  }

  ClassDesc desc() {
    return ClassDesc.of(name);
  }

  int paramCount() {
    return params.length();
  }

  int resultCount() {
    return results.length();
  }

  char param(int i) {
    return params.charAt(i);
  }

  char result(int i) {
    return results.charAt(i);
  }

  /** Whether the parameters do not fit in a JVM method and so travel through the store. */
  boolean passedInStore() {
    int slots = 0;
    for (int i = 0; i < params.length(); i++) {
      slots += kind(params.charAt(i)).slotSize();
    }
    return slots > TypeClasses.MAX_PARAM_SLOTS;
  }

  /** Parameters that the JVM method has: all of them, or none. */
  int jvmParamCount() {
    return passedInStore() ? 0 : params.length();
  }

  MethodTypeDesc callType() {
    var types = new ArrayList<ClassDesc>();
    for (int i = 0; i < jvmParamCount(); i++) {
      types.add(classDesc(params.charAt(i)));
    }
    var result = results.isEmpty() ? ConstantDescs.CD_void : classDesc(results.charAt(0));
    return MethodTypeDesc.of(result, types);
  }

  TypeKind resultKind() {
    return results.isEmpty() ? TypeKind.VOID : kind(results.charAt(0));
  }

  static TypeKind kind(char letter) {
    return switch (letter) {
      case 'I' -> TypeKind.INT;
      case 'J' -> TypeKind.LONG;
      case 'F' -> TypeKind.FLOAT;
      case 'D' -> TypeKind.DOUBLE;
      default -> TypeKind.REFERENCE;
    };
  }

  static ClassDesc classDesc(char letter) {
    return switch (letter) {
      case 'I' -> ConstantDescs.CD_int;
      case 'J' -> ConstantDescs.CD_long;
      case 'F' -> ConstantDescs.CD_float;
      case 'D' -> ConstantDescs.CD_double;
      case 'A', 'a', 'B', 'b' -> FUNC;
      default -> ConstantDescs.CD_Object;
    };
  }
}
