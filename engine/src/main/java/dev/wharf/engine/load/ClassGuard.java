package dev.wharf.engine.load;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * Reads the constant pool of a generated class and refuses any reference outside what guest code
 * needs: {@code engine.abi}, classes of its own module, signature classes, a few members of the
 * engine's base classes and of the JDK. With no security manager left, what bytecode can name is
 * the sandbox. The compiler emits nothing else; this is the second lock, which holds when the
 * compiler or a stored class is wrong. JVM specification §4.4.
 */
public final class ClassGuard {
  private static final int UTF8 = 1;
  private static final int INTEGER = 3;
  private static final int FLOAT = 4;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int FIELD_REF = 9;
  private static final int METHOD_REF = 10;
  private static final int INTERFACE_METHOD_REF = 11;
  private static final int NAME_AND_TYPE = 12;

  private static final String OWN = "wharf/module/";
  private static final String SIGNATURES = "wharf/fn/";
  private static final String DEFINED = "wharf/gc/";
  private static final String ABI = "dev/wharf/engine/abi/";

  /**
   * Inherited members that generated code may name through a class of its own, besides those it
   * declares.
   */
  private static final Set<String> INHERITED = Set.of("<init>", "call", "link", "func");

  /**
   * What the classes of the module inherit and may not name: everything else that {@code Instance},
   * {@code Func} and {@code Object} offer.
   */
  static final Set<String> FORBIDDEN_INHERITED =
      Set.of(
          "elements",
          "enter",
          "handle",
          "host",
          "ofMethod",
          "store",
          "tail",
          "type",
          "module",
          "export",
          "exports",
          "funcType",
          "initTable",
          "initMemory",
          "checkData",
          "checkElements",
          "data",
          "defType",
          "dropData",
          "dropElements",
          "element",
          "getClass",
          "hashCode",
          "equals",
          "toString",
          "clone",
          "finalize",
          "notify",
          "notifyAll",
          "wait");

  /** Members of classes of defined types, besides fields and the parts of a constructor. */
  private static final Set<String> DEFINED_MEMBERS = Set.of("<init>", "call", "make", "of");

  private static final Set<String> NUMBER_METHODS =
      Set.of(
          "bitCount",
          "compareUnsigned",
          "divideUnsigned",
          "numberOfLeadingZeros",
          "numberOfTrailingZeros",
          "remainderUnsigned",
          "reverseBytes",
          "rotateLeft",
          "rotateRight",
          "toUnsignedLong");

  /** Members by class; a class with an empty set may be named but nothing of it used. */
  private static final Map<String, Set<String>> MEMBERS =
      Map.ofEntries(
          Map.entry(
              "dev/wharf/engine/Instance",
              Set.of(
                  "<init>",
                  "func",
                  "importedFuncs",
                  "tables",
                  "memories",
                  "globals",
                  "tags",
                  "mem0",
                  "memory0",
                  "interrupted")),
          Map.entry("dev/wharf/engine/Instantiation", Set.of()),
          Map.entry("dev/wharf/engine/Func", Set.of()),
          Map.entry("dev/wharf/engine/EqRef", Set.of()),
          Map.entry("dev/wharf/engine/I31Ref", Set.of()),
          Map.entry("dev/wharf/engine/StructRef", Set.of()),
          Map.entry("dev/wharf/engine/ArrayRef", Set.of()),
          Map.entry("dev/wharf/engine/Memory", Set.of()),
          Map.entry("dev/wharf/engine/Table", Set.of()),
          Map.entry("dev/wharf/engine/Tag", Set.of()),
          Map.entry("dev/wharf/engine/TaggedException", Set.of("tag")),
          Map.entry("dev/wharf/engine/Global", Set.of("i32", "i64", "f32", "f64", "high", "ref")),
          Map.entry("dev/wharf/wasm/TrapException", Set.of()),
          Map.entry("java/lang/Object", Set.of("<init>")),
          Map.entry("java/lang/String", Set.of("concat")),
          Map.entry("java/lang/Integer", NUMBER_METHODS),
          Map.entry("java/lang/Long", NUMBER_METHODS),
          Map.entry("java/lang/Float", Set.of("floatToRawIntBits", "intBitsToFloat")),
          Map.entry("java/lang/Double", Set.of("doubleToRawLongBits", "longBitsToDouble")),
          Map.entry("java/lang/Math", Set.of("sqrt", "multiplyHigh", "unsignedMultiplyHigh")));

  private final byte[] bytes;
  private final int[] entries;

  private ClassGuard(byte[] bytes) {
    this.bytes = bytes;
    this.entries = new int[u2(8)];
  }

  /**
   * Looks at every reference of a class.
   *
   * @throws SecurityException naming the first reference that is not allowed
   */
  public static void check(byte[] classFile) {
    try {
      new ClassGuard(classFile).check();
    } catch (ArrayIndexOutOfBoundsException | StringIndexOutOfBoundsException e) {
      throw new SecurityException("generated class with a broken constant pool", e);
    }
  }

  private void check() {
    index();
    for (int i = 1; i < entries.length; i++) {
      int at = entries[i];
      if (at != 0) {
        checkEntry(at);
      }
    }
  }

  /** Notes where each entry starts. */
  private void index() {
    int at = 10;
    for (int i = 1; i < entries.length; i++) {
      entries[i] = at;
      int tag = bytes[at];
      at +=
          switch (tag) {
            case UTF8 -> 3 + u2(at + 1);
            case CLASS, STRING -> 3;
            case INTEGER, FLOAT, FIELD_REF, METHOD_REF, INTERFACE_METHOD_REF, NAME_AND_TYPE -> 5;
            case LONG, DOUBLE -> {
              i++;
              yield 9;
            }
            // Method handles, dynamic constants and call sites can reach anything.
            default -> throw new SecurityException("generated class with constant kind " + tag);
          };
    }
  }

  private void checkEntry(int at) {
    switch (bytes[at]) {
      case CLASS -> checkClass(utf8(u2(at + 1)));
      case FIELD_REF, METHOD_REF, INTERFACE_METHOD_REF -> {
        String owner = utf8(u2(entries[u2(at + 1)] + 1));
        checkMember(owner, utf8(u2(entries[u2(at + 3)] + 1)));
      }
      case NAME_AND_TYPE -> checkDescriptor(utf8(u2(at + 3)));
      default -> {}
    }
  }

  private static void checkClass(String name) {
    if (name.startsWith("[")) {
      checkDescriptor(name);
    } else if (!isOwn(name) && !name.startsWith(ABI) && !MEMBERS.containsKey(name)) {
      throw refused(name);
    }
  }

  private static boolean isOwn(String name) {
    return name.startsWith(OWN) || name.startsWith(SIGNATURES) || name.startsWith(DEFINED);
  }

  private static void checkMember(String owner, String member) {
    boolean allowed;
    if (owner.startsWith(SIGNATURES)) {
      allowed = member.equals("call") || member.equals("<init>");
    } else if (owner.startsWith(DEFINED)) {
      allowed =
          DEFINED_MEMBERS.contains(member) || isNumbered(member, "f") || isNumbered(member, "put");
    } else if (owner.startsWith(OWN)) {
      allowed = INHERITED.contains(member) || !FORBIDDEN_INHERITED.contains(member);
    } else if (owner.startsWith(ABI)) {
      allowed = !member.equals("<init>") && !FORBIDDEN_INHERITED.contains(member);
    } else {
      allowed = MEMBERS.getOrDefault(owner, Set.of()).contains(member);
    }
    if (!allowed) {
      throw refused(owner + "." + member);
    }
  }

  private static boolean isNumbered(String member, String prefix) {
    int at = prefix.length();
    return member.startsWith(prefix)
        && member.length() > at
        && Character.isDigit(member.charAt(at));
  }

  private static void checkDescriptor(String descriptor) {
    int at = descriptor.indexOf('L');
    while (at >= 0) {
      int end = descriptor.indexOf(';', at);
      checkClass(descriptor.substring(at + 1, end));
      at = descriptor.indexOf('L', end);
    }
  }

  private static SecurityException refused(String what) {
    return new SecurityException("generated class refers to " + what.replace('/', '.'));
  }

  private int u2(int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  private String utf8(int entry) {
    int at = entries[entry];
    return new String(bytes, at + 3, u2(at + 1), StandardCharsets.UTF_8);
  }
}
