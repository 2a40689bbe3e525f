package dev.wharf.engine.compile;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The object that the pieces of one function share, made anew for each call: its shared locals and
 * the values that pass between pieces. It gets a class of its own with a typed field each; past
 * {@link #MAX_LOCALS} locals, arrays.
 */
final class FrameShape {
  private static final int MAX_LOCALS = 1500;

  private final ClassDesc desc;
  private final Map<Integer, Place> locals = new HashMap<>();
  private final Map<String, ClassDesc> fields = new TreeMap<>();
  private final int[] arrayLengths = new int[JvmType.values().length];
  private final List<JvmType> arrayTypes = new ArrayList<>();

  /**
   * Where a shared local lives.
   *
   * @param index in the array of its type, or -1 for a field
   */
  record Place(JvmType type, int index) {}

  FrameShape(ClassDesc desc) {
    this.desc = desc;
  }

  ClassDesc desc() {
    return desc;
  }

  String binaryName() {
    return desc.packageName() + "." + desc.displayName();
  }

  void addLocal(int local, JvmType type) {
    if (type == JvmType.V128) {
      addLocal(highHalf(local), JvmType.LONG);
      type = JvmType.LONG;
    }
    if (locals.size() < MAX_LOCALS) {
      locals.put(local, new Place(type, -1));
      fields.put(localField(local), type.desc);
    } else {
      if (arrayLengths[type.ordinal()] == 0) {
        arrayTypes.add(type);
      }
      locals.put(local, new Place(type, arrayLengths[type.ordinal()]++));
    }
  }

  /** The number under which the high half of a vector is kept, like a local of its own. */
  private static int highHalf(int local) {
    return ~local;
  }

  private static String localField(int local) {
    return local < 0 ? "h" + ~local : "l" + local;
  }

  /** Stack: → value. */
  void loadLocal(Code code, int frameSlot, int local) {
    var place = locals.get(local);
    code.aload(frameSlot);
    if (place.index() < 0) {
      code.getField(desc, localField(local), place.type().desc);
    } else {
      loadArray(code, place);
      code.builder().arrayLoad(place.type().kind);
    }
    if (local >= 0 && locals.containsKey(highHalf(local))) {
      loadLocal(code, frameSlot, highHalf(local));
    }
  }

  /** Stack: value →. */
  void storeLocal(Code code, int frameSlot, int local) {
    if (local >= 0 && locals.containsKey(highHalf(local))) {
      storeLocal(code, frameSlot, highHalf(local));
    }
    var place = locals.get(local);
    if (place.index() < 0) {
      code.aload(frameSlot);
      code.referenceUnder(place.type());
      code.putField(desc, localField(local), place.type().desc);
    } else {
      int value = code.scratch(place.type());
      code.store(place.type(), value);
      code.aload(frameSlot);
      loadArray(code, place);
      code.load(place.type(), value);
      code.builder().arrayStore(place.type().kind);
      code.freeScratch();
    }
  }

  private void loadArray(Code code, Place place) {
    code.getField(desc, "a" + place.type().letter, place.type().desc.arrayType());
    code.constant(place.index());
  }

  /** Stack: value →. The {@code index}-th value of a branch or return. */
  void storeValue(Code code, int frameSlot, int index, JvmType type) {
    if (type == JvmType.V128) {
      code.aload(frameSlot);
      code.referenceUnder(type);
      code.putField(desc, highField(index), type.desc);
    }
    code.aload(frameSlot);
    code.referenceUnder(type);
    code.putField(desc, valueField(index, type), type.desc);
  }

  /** Stack: → value. */
  void loadValue(Code code, int frameSlot, int index, JvmType type) {
    code.aload(frameSlot);
    code.getField(desc, valueField(index, type), type.desc);
    if (type == JvmType.V128) {
      code.aload(frameSlot);
      code.getField(desc, highField(index), type.desc);
    }
  }

  /** Makes sure that there is a field, and gives its name. */
  String field(String name, ClassDesc type) {
    fields.put(name, type);
    return name;
  }

  private String highField(int index) {
    String name = "v" + index + "h";
    fields.put(name, JvmType.V128.desc);
    return name;
  }

  private String valueField(int index, JvmType type) {
    String name = "v" + index + type.letter;
    fields.put(name, type.desc);
    return name;
  }

  byte[] classBytes(ClassFile classFile) {
    return classFile.build(
        desc,
        builder -> {
          builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
          fields.forEach((name, type) -> builder.withField(name, type, 0));
          for (var type : arrayTypes) {
            builder.withField("a" + type.letter, type.desc.arrayType(), ClassFile.ACC_FINAL);
          }
          builder.withMethodBody(
              ConstantDescs.INIT_NAME,
              ConstantDescs.MTD_void,
              0,
              code -> {
                code.aload(0);
                code.invokespecial(
                    ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
                for (var type : arrayTypes) {
                  code.aload(0);
                  code.loadConstant(arrayLengths[type.ordinal()]);
                  if (type == JvmType.FUNC || type == JvmType.REF) {
                    code.anewarray(type.desc);
                  } else {
                    code.newarray(type.kind);
                  }
                  code.putfield(desc, "a" + type.letter, type.desc.arrayType());
                }
                code.return_();
              });
        });
  }
}
