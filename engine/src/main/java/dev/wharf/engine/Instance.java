package dev.wharf.engine;

import dev.wharf.engine.abi.Traps;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.ElementSegment;
import dev.wharf.wasm.type.DefType;
import dev.wharf.wasm.validate.ValidModule;
import java.util.BitSet;
import java.util.Optional;

/**
 * A core module instance; only the owner thread of its store may use it. Each compiled module has a
 * generated subclass, which holds what its functions touch in typed fields. The public fields are
 * for generated code. Spec: exec/runtime, module instances.
 */
public abstract class Instance {
  private static final byte[] NO_BYTES = {};

  /** The imported functions. */
  public final Func[] importedFuncs;

  /** The table index space. */
  public final Table[] tables;

  /** The memory index space. */
  public final Memory[] memories;

  /**
   * The global index space. Of a global that is neither imported nor exported, only the initial
   * value.
   */
  public final Global[] globals;

  /** The tag index space. */
  public final Tag[] tags;

  /**
   * Physical storage of memory 0, empty without one in an array; replaced by {@link HeapMemory}
   * when more is touched.
   */
  public byte[] mem0 = NO_BYTES;

  /** Memory 0, null without one. */
  public Memory memory0;

  /** Whether running code must stop at its next poll; set from other threads. */
  public volatile boolean interrupted;

  private final CompiledModule module;
  private final ModuleCode code;
  private final Store store;
  private final Func[] ownFuncs;

  /**
   * Values of the element segments that are expressions; null for those that are function indices.
   */
  final Object[][] elementValues;

  private final BitSet droppedData = new BitSet();
  private final BitSet droppedElements = new BitSet();

  /** Allocates everything but runs nothing: called by generated constructors. */
  protected Instance(Instantiation init) {
    module = init.compiled();
    code = init.code();
    store = init.store();
    ValidModule spaces = module.module();
    importedFuncs = init.space(new Func[spaces.importedFuncs()], Func.class);
    ownFuncs = new Func[spaces.funcCount() - spaces.importedFuncs()];
    tables = init.space(new Table[spaces.tableCount()], Table.class);
    memories = init.space(new Memory[spaces.memoryCount()], Memory.class);
    globals = init.space(new Global[spaces.globalCount()], Global.class);
    tags = init.space(new Tag[spaces.tagCount()], Tag.class);
    elementValues = new Object[module.data().elements().size()][];
    init.allocate(this);
    if (memories.length > 0) {
      memory0 = memories[0];
      memory0.attach(this);
    }
  }

  /**
   * Copies what the functions need from the index spaces into the fields of the generated class.
   */
  protected abstract void link();

  /** The module that this is an instance of. */
  public final CompiledModule module() {
    return module;
  }

  final ModuleCode code() {
    return code;
  }

  public final Store store() {
    return store;
  }

  /** The export of a name. */
  public final Optional<Extern> export(String name) {
    return module
        .module()
        .export(name)
        .map(export ->
            switch (export.kind()) {
              case FUNC -> func(export.index());
              case TABLE -> tables[export.index()];
              case MEMORY -> memories[export.index()];
              case GLOBAL -> globals[export.index()];
              case TAG -> tags[export.index()];
            });
  }

  /** The function of an index; always the same object for the same index. */
  public final Func func(int funcIndex) {
    if (funcIndex < importedFuncs.length) {
      return importedFuncs[funcIndex];
    }
    int own = funcIndex - importedFuncs.length;
    Func func = ownFuncs[own];
    if (func == null) {
      func = code.newFunc(this, funcIndex);
      ownFuncs[own] = func;
    }
    return func;
  }

  /** The type of a function of the module. */
  final DefType funcType(int funcIndex) {
    return module.types().func(funcIndex);
  }

  /** {@code memory.init}: all numbers are unsigned. */
  public final void initMemory(Memory memory, long address, int segment, int from, int count) {
    CodeRange bytes = module.data().data().get(segment).bytes();
    long start = Integer.toUnsignedLong(from);
    long length = Integer.toUnsignedLong(count);
    long available = droppedData.get(segment) ? 0 : bytes.length();
    if (start + length > available) {
      throw Traps.trap(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, beyond("data", start, length, available));
    }
    memory.check(address, length);
    if (count != 0) {
      memory.write(address, bytes.bytes(), bytes.start() + from, count);
    }
  }

  /** {@code data.drop}. */
  public final void dropData(int segment) {
    droppedData.set(segment);
  }

  /** {@code table.init}: all numbers are unsigned. */
  public final void initTable(Table table, int index, int segment, int from, int count) {
    ElementSegment.Items items = module.data().elements().get(segment).items();
    long start = Integer.toUnsignedLong(from);
    long length = Integer.toUnsignedLong(count);
    long available = droppedElements.get(segment) ? 0 : items.size();
    if (start + length > available) {
      throw Traps.trap(
          Trap.OUT_OF_BOUNDS_TABLE_ACCESS, beyond("elements", start, length, available));
    }
    table.check(index, count);
    Object[] values = elementValues[segment];
    for (int i = count - 1; i >= 0; i--) {
      if (values != null) {
        table.set(index + i, values[from + i]);
      } else {
        table.defer(index + i, this, indices(items)[from + i]);
      }
    }
  }

  private static int[] indices(ElementSegment.Items items) {
    return ((ElementSegment.Funcs) items).indices();
  }

  /** {@code elem.drop}. */
  public final void dropElements(int segment) {
    droppedElements.set(segment);
  }

  /** Traps unless a data segment has {@code length} bytes from {@code from}, both unsigned. */
  public final void checkData(int segment, int from, long length) {
    long start = Integer.toUnsignedLong(from);
    long available =
        droppedData.get(segment) ? 0 : module.data().data().get(segment).bytes().length();
    if (start + length > available) {
      throw Traps.trap(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS, beyond("data", start, length, available));
    }
  }

  /** The bytes that a data segment had before it was dropped. */
  public final CodeRange data(int segment) {
    return module.data().data().get(segment).bytes();
  }

  /** Traps unless an element segment has {@code length} elements from {@code from}. */
  public final void checkElements(int segment, int from, long length) {
    long start = Integer.toUnsignedLong(from);
    long available =
        droppedElements.get(segment) ? 0 : module.data().elements().get(segment).items().size();
    if (start + length > available) {
      throw Traps.trap(
          Trap.OUT_OF_BOUNDS_TABLE_ACCESS, beyond("elements", start, length, available));
    }
  }

  /** A value of an element segment, also of a dropped one. */
  public final Object element(int segment, int index) {
    Object[] values = elementValues[segment];
    return values != null
        ? values[index]
        : func(indices(module.data().elements().get(segment).items())[index]);
  }

  private static String beyond(String what, long start, long length, long available) {
    var detail = new StringBuilder(64).append("segment of ").append(available).append(' ');
    return detail.append(what).append(", ").append(start).append(" + ").append(length).toString();
  }
}
