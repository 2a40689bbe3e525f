package dev.wharf.runtime.canon;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.wharf.component.abi.Flattening;
import dev.wharf.component.abi.Layout;
import dev.wharf.component.abi.PointerType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.engine.load.TypeClasses;
import dev.wharf.wasm.type.NumType;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One adapter class while it is written.
 *
 * <p><b>Size.</b> HotSpot never compiles a method over 8,000 bytes. So each composite type gets
 * helper methods of its own, made once per class however often the type occurs; long records and
 * variants are cut into ranges of members or cases; what a method writes inline is bounded by
 * {@link #INLINE_COST}.
 *
 * <p><b>Lanes.</b> A helper that lowers to core values gives the first as its result and leaves the
 * others, as raw bits, in the fields {@code x1}, {@code x2} …, where its caller fetches them at
 * once.
 */
final class AdapterClass {
  /** Bytes of bytecode, estimated, that a variant may take inside another method. */
  static final int INLINE_COST = 400;

  /** Bytes of bytecode, estimated, for the members or cases in one method. */
  static final int RANGE_COST = 4000;

  /** Members of a record in one method. */
  static final int RANGE_MEMBERS = 80;

  private final ClassDesc self;
  private final Layout layout = Layout.memoizing(PointerType.I32);
  private final Map<Object, Helper> helpers = new HashMap<>();
  private final Deque<Helper> pending = new ArrayDeque<>();
  private final Map<EnumTable, Integer> tables = new LinkedHashMap<>();
  private final Map<Object, Integer> ends = new LinkedHashMap<>();
  private final Map<String, ClassDesc> fields = new LinkedHashMap<>();
  private int slots;
  private int lanes;

  AdapterClass(String name) {
    this.self = ClassDesc.of(name);
  }

  /** A method beside the main one. */
  record Helper(String name, MethodTypeDesc type, Consumer<AdapterCode> body) {}

  ClassDesc self() {
    return self;
  }

  Layout layout() {
    return layout;
  }

  List<EnumTable> tables() {
    return List.copyOf(tables.keySet());
  }

  List<NumType> flatten(InterfaceType type) {
    return Flattening.flatten(type, PointerType.I32);
  }

  /** The helper method for {@code key}, written later if it is new. */
  Helper helper(Object key, MethodTypeDesc type, Consumer<AdapterCode> body) {
    var known = helpers.get(key);
    if (known == null) {
      known = new Helper("h" + helpers.size(), type, body);
      helpers.put(key, known);
      pending.add(known);
    }
    return known;
  }

  String table(EnumTable table) {
    Integer index = tables.computeIfAbsent(table, _ -> tables.size());
    return "table" + index;
  }

  /**
   * The field for a stream or future.
   *
   * @param end its binding, or its type where it goes from guest to guest
   */
  String end(Object end) {
    Integer index = ends.computeIfAbsent(end, _ -> ends.size());
    return "end" + index;
  }

  /** What {@link #end} was asked for, in the order of the fields. */
  List<Object> ends() {
    return List.copyOf(ends.keySet());
  }

  String slot(int index) {
    slots = Math.max(slots, index + 1);
    return "slot" + index;
  }

  String lane(int index) {
    lanes = Math.max(lanes, index + 1);
    return "x" + index;
  }

  /** A field that the constructor fills from the site. */
  String field(String name, ClassDesc type) {
    fields.put(name, type);
    return name;
  }

  /**
   * Writes the class.
   *
   * @param superclass whose constructor takes a store and a function type, or with no parameters
   */
  byte[] build(
      ClassDesc superclass, String method, MethodTypeDesc type, Consumer<AdapterCode> body) {
    field("scope", Names.CALL_SCOPE);
    return ClassFile.of(ClassHierarchyResolverOption.of(_ -> ClassHierarchyInfo.ofInterface()))
        .build(
            self,
            builder -> {
              builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER | ClassFile.ACC_FINAL);
              builder.withSuperclass(superclass);
              write(builder, new Helper(method, type, body), ClassFile.ACC_PUBLIC);
              while (!pending.isEmpty()) {
                write(builder, pending.remove(), ClassFile.ACC_PRIVATE);
              }
              fields(builder);
              constructor(builder, superclass);
            });
  }

  private void write(ClassBuilder builder, Helper helper, int access) {
    builder.withMethodBody(
        helper.name(),
        helper.type(),
        access | ClassFile.ACC_FINAL,
        code -> helper.body().accept(new AdapterCode(this, code)));
  }

  private void fields(ClassBuilder builder) {
    fields.forEach((name, type) ->
        builder.withField(
            name,
            type,
            name.equals("scope")
                ? ClassFile.ACC_PRIVATE
                : ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL));
    tables
        .values()
        .forEach(i ->
            builder.withField(
                "table" + i, Names.ENUM_TABLE, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL));
    for (int i = 0; i < ends.size(); i++) {
      builder.withField("end" + i, Names.END, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
    }
    for (int i = 0; i < slots; i++) {
      builder.withField("slot" + i, Names.SLOT, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
    }
    for (int i = 1; i < lanes; i++) {
      builder.withField("x" + i, CD_long, ClassFile.ACC_PRIVATE);
    }
  }

  private void constructor(ClassBuilder builder, ClassDesc superclass) {
    boolean func = (superclass.packageName() + ".").equals(TypeClasses.PACKAGE);
    var params = new ArrayList<ClassDesc>(List.of(Names.SITE));
    if (func) {
      params.add(Names.FUNC_TYPE);
    }
    builder.withMethodBody(
        INIT_NAME,
        MethodTypeDesc.of(CD_void, params),
        ClassFile.ACC_PUBLIC,
        code -> {
          code.aload(0);
          if (func) {
            code.aload(1)
                .invokevirtual(Names.SITE, "store", MethodTypeDesc.of(Names.STORE))
                .aload(2)
                .invokespecial(
                    superclass,
                    INIT_NAME,
                    MethodTypeDesc.of(CD_void, Names.STORE, Names.FUNC_TYPE));
          } else {
            code.invokespecial(superclass, INIT_NAME, MethodTypeDesc.of(CD_void));
          }
          fields.forEach((name, type) -> fill(code, name, type));
          tables.values().forEach(i -> fill(code, "table", i, Names.ENUM_TABLE));
          for (int i = 0; i < ends.size(); i++) {
            fill(code, "end", i, Names.END);
          }
          for (int i = 0; i < slots; i++) {
            fill(code, "slot", i, Names.SLOT);
          }
          code.return_();
        });
  }

  private void fill(CodeBuilder code, String name, int index, ClassDesc type) {
    code.aload(0).aload(1).loadConstant(index);
    code.invokevirtual(Names.SITE, name, MethodTypeDesc.of(type, CD_int));
    code.putfield(self, name + index, type);
  }

  private void fill(CodeBuilder code, String name, ClassDesc type) {
    switch (name) {
      case "scope" -> {}
      case "caller", "callee" -> from(code, name, "side", name.equals("callee") ? 1 : 0, type);
      case "callerMemory", "calleeMemory" ->
          from(code, name, "memory", name.equals("calleeMemory") ? 1 : 0, type);
      case "store", "entering" -> {
        code.aload(0).aload(1).invokevirtual(Names.SITE, name, MethodTypeDesc.of(type));
        code.putfield(self, name, type);
      }
      case "function", "postReturn" -> {
        code.aload(0).aload(1).loadConstant(name.equals("function") ? 0 : 1);
        code.invokevirtual(
            Names.SITE, "function", MethodTypeDesc.of(ConstantDescs.CD_Object, CD_int));
        code.checkcast(type).putfield(self, name, type);
      }
      default -> throw new IllegalStateException(name);
    }
  }

  private void from(CodeBuilder code, String name, String method, int side, ClassDesc type) {
    code.aload(0).aload(1).loadConstant(side);
    code.invokevirtual(Names.SITE, method, MethodTypeDesc.of(type, CD_int));
    code.putfield(self, name, type);
  }
}
