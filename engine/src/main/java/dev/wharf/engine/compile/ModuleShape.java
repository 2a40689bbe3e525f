package dev.wharf.engine.compile;

import dev.wharf.engine.load.ArrayShape;
import dev.wharf.engine.load.RuntimeClasses;
import dev.wharf.engine.load.StructShape;
import dev.wharf.engine.load.TypeNames;
import dev.wharf.wasm.instr.BlockType;
import dev.wharf.wasm.module.Export;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.ValType;
import dev.wharf.wasm.validate.ClosedTypes;
import dev.wharf.wasm.validate.ValidModule;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a module's index spaces map to generated classes, fields and method types. Fields of the
 * instance class are named by kind and index: {@code f3} an imported function, {@code g0} a global,
 * {@code t0} a table, {@code m1} a memory.
 */
final class ModuleShape {
  /**
   * Beyond this many of a kind an array of the instance serves, so that the constant pool cannot
   * overflow.
   */
  static final int MAX_FIELDS = 2000;

  /** Parameter slots that fit beside the instance; a JVM method has 255. */
  private static final int MAX_PARAM_SLOTS = 254;

  /**
   * Functions whose bodies sum up to this many bytes share a class: a class has a price, and so has
   * compiling.
   */
  private static final int CLUSTER_BYTES = 512;

  private final ValidModule module;
  private final BitSet outsideHeap;
  private final BitSet sharedGlobals = new BitSet();
  private final int[] clusterOf;
  private final Map<FuncType, MethodTypeDesc> methodTypes = new ConcurrentHashMap<>();
  private final ClosedTypes types;
  private final TypeNames names = new TypeNames();
  private final Map<DefType, ClassDesc> classes = new ConcurrentHashMap<>();
  private final Map<Integer, StructShape> structs = new ConcurrentHashMap<>();

  ModuleShape(ValidModule module, ClosedTypes types, BitSet outsideHeap) {
    this.module = module;
    this.types = types;
    this.outsideHeap = outsideHeap;
    if (!outsideHeap.isEmpty()) {
      RuntimeClasses.initialiseOutsideHeap();
    }
    for (Export export : module.module().exports()) {
      if (export.kind() == Export.Kind.GLOBAL) {
        sharedGlobals.set(export.index());
      }
    }
    int imported = module.globalCount() - module.module().globals().size();
    sharedGlobals.set(0, imported);
    this.clusterOf = clusters(module);
  }

  private static int[] clusters(ValidModule module) {
    var functions = module.module().functions();
    var clusters = new int[functions.size()];
    int first = 0;
    int size = 0;
    for (int i = 0; i < clusters.length; i++) {
      int length = functions.get(i).body().length();
      if (size > 0 && size + length > CLUSTER_BYTES) {
        first = i;
        size = 0;
      }
      clusters[i] = first;
      size += length;
    }
    return clusters;
  }

  ValidModule module() {
    return module;
  }

  /** Whether code for a memory goes to a segment rather than an array. */
  boolean outsideHeap(int memory) {
    return outsideHeap.get(memory);
  }

  int importedFuncs() {
    return module.importedFuncs();
  }

  /**
   * First own function (counted without imports) of the class that holds own function {@code own}.
   */
  int clusterOf(int own) {
    return clusterOf[own];
  }

  /** One past the last own function of the class that starts with {@code first}. */
  int clusterEnd(int first) {
    int end = first;
    while (end < clusterOf.length && clusterOf[end] == first) {
      end++;
    }
    return end;
  }

  /** The class with the static method of a function of this module, by function index. */
  ClassDesc codeClass(int funcIndex) {
    return ClassDesc.of(Symbols.PACKAGE + "F" + clusterOf[funcIndex - importedFuncs()]);
  }

  static String methodName(int funcIndex) {
    return "f" + funcIndex;
  }

  /** The body of a function that makes tail calls: see {@link TailCallEmitter}. */
  static String bodyName(int funcIndex) {
    return methodName(funcIndex) + "$0";
  }

  /** The method that runs a function up to its end or its tail call. */
  String tailName(int funcIndex) {
    return module.makesTailCalls(funcIndex) ? bodyName(funcIndex) : methodName(funcIndex);
  }

  /**
   * {@code (parameters, instance) → first result}; parameters that do not fit go through {@code
   * Results}.
   */
  MethodTypeDesc methodType(FuncType type) {
    return methodTypes.computeIfAbsent(type, ModuleShape::describe);
  }

  private static MethodTypeDesc describe(FuncType type) {
    var params = passedInResults(type) ? new JvmType[0] : JvmType.of(type.params());
    var descs = new ArrayList<ClassDesc>(params.length + 1);
    for (var param : params) {
      descs.add(param.desc);
      if (param == JvmType.V128) {
        descs.add(param.desc);
      }
    }
    descs.add(Symbols.INSTANCE);
    return MethodTypeDesc.of(returnType(type), descs);
  }

  static ClassDesc returnType(FuncType type) {
    return type.results().isEmpty()
        ? ConstantDescs.CD_void
        : JvmType.of(type.results().get(0)).desc;
  }

  /** Whether a function has more parameters than a JVM method may have. */
  static boolean passedInResults(FuncType type) {
    int slots = 0;
    for (var param : type.params()) {
      slots += JvmType.of(param).slots();
    }
    return slots > MAX_PARAM_SLOTS;
  }

  /**
   * The type of {@code call} of the signature class: as {@link #methodType} without the instance.
   */
  MethodTypeDesc callType(FuncType type) {
    var full = methodType(type);
    return full.dropParameterTypes(full.parameterCount() - 1, full.parameterCount());
  }

  /** The class of a type: what functions of the type, structures or arrays are instances of. */
  ClassDesc classOf(DefType type) {
    return classes.computeIfAbsent(type, t -> ClassDesc.of(names.name(t)));
  }

  ClassDesc classOf(int typeIndex) {
    return classOf(types.defType(typeIndex));
  }

  /** How the structures of a type are laid out. */
  StructShape struct(int typeIndex) {
    return structs.computeIfAbsent(typeIndex, i -> StructShape.of(types.defType(i)));
  }

  /** How the arrays of a type are stored. */
  ArrayShape array(int typeIndex) {
    return ArrayShape.of(types.defType(typeIndex));
  }

  /** The class of the functions of a type, with the typed {@code call}. */
  ClassDesc signature(int typeIndex) {
    return classOf(types.defType(typeIndex));
  }

  // Types of the module, with defined types in the place of type indices.

  ClosedTypes types() {
    return types;
  }

  /** The function type at a type index. */
  FuncType type(int typeIndex) {
    return types.defType(typeIndex).signature();
  }

  FuncType funcType(int funcIndex) {
    return types.func(funcIndex).signature();
  }

  /** The values of a tag, as parameters. */
  FuncType tag(int index) {
    return types.tag(index).type().signature();
  }

  FuncType blockType(BlockType type) {
    return types.close(module.blockType(type));
  }

  TableType table(int index) {
    return types.table(index);
  }

  ValType close(ValType type) {
    return types.close(type);
  }

  boolean globalIsShared(int index) {
    return index >= MAX_FIELDS || sharedGlobals.get(index);
  }

  GlobalType global(int index) {
    return types.global(index);
  }
}
