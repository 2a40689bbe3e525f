package dev.wharf.engine;

import dev.wharf.engine.abi.TableAccess;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.module.DataSegment;
import dev.wharf.wasm.module.ElementSegment;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.module.SegmentMode;
import dev.wharf.wasm.type.AddressType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.ValType;
import java.util.Arrays;
import java.util.List;

/**
 * One instantiation under way: what the constructor of a generated instance class hands on to
 * {@link Instance}. Spec: exec/modules, instantiation.
 */
public final class Instantiation {
  /** Committed beyond the last active data segment: what a program is likely to touch first. */
  private static final long HEADROOM = Memory.PAGE_SIZE;

  private final CompiledModule compiled;
  private final ModuleCode code;
  private final Store store;
  private final List<Extern> imports;

  Instantiation(CompiledModule compiled, ModuleCode code, Store store, List<Extern> imports) {
    this.compiled = compiled;
    this.code = code;
    this.store = store;
    this.imports = imports;
  }

  CompiledModule compiled() {
    return compiled;
  }

  ModuleCode code() {
    return code;
  }

  Store store() {
    return store;
  }

  /** The imports of one kind, with room for the module's own. */
  <T extends Extern> T[] space(T[] space, Class<T> kind) {
    int next = 0;
    for (Extern extern : imports) {
      if (kind.isInstance(extern)) {
        space[next++] = kind.cast(extern);
      }
    }
    return space;
  }

  /**
   * Evaluates globals, makes tables, memories, tags and element values, in the order of the
   * specification.
   */
  void allocate(Instance instance) {
    if (!store.register(instance)) {
      throw new LinkException(
          "instance limit exceeded: the store holds " + store.limits().instances() + " already");
    }
    Module module = compiled.data();
    var evaluator = new ConstEvaluator(instance, instance.globals);
    int next = instance.globals.length - module.globals().size();
    for (var global : module.globals()) {
      var type = compiled.types().global(next);
      var made =
          type.type() instanceof RefType
              ? Global.create(store, type, 0, evaluator.reference(global.init()))
              : Global.create(store, type, evaluator.bits(global.init()), null);
      if (type.type() == ValType.V128) {
        made.high = evaluator.highHalf();
      }
      instance.globals[next++] = made;
    }
    next = instance.tables.length - module.tables().size();
    for (var table : module.tables()) {
      Object init = table.init().isPresent() ? evaluator.reference(table.init().get()) : null;
      var type = compiled.types().table(next);
      instance.tables[next++] = Table.create(store, type, init);
    }
    next = instance.memories.length - module.memories().size();
    for (var type : module.memories()) {
      instance.memories[next++] = Memory.create(store, type);
    }
    next = instance.tags.length - module.tags().size();
    for (; next < instance.tags.length; next++) {
      instance.tags[next] = Tag.create(store, compiled.types().tag(next));
    }
    for (int i = 0; i < instance.elementValues.length; i++) {
      if (module.elements().get(i).items() instanceof ElementSegment.Exprs(var exprs)) {
        var values = new Object[exprs.size()];
        Arrays.setAll(values, k -> evaluator.reference(exprs.get(k)));
        instance.elementValues[i] = values;
      }
    }
  }

  /**
   * Copies the active segments, in order: a segment out of bounds traps and leaves what earlier
   * ones wrote. Then runs the start function.
   */
  void initialise(Instance instance) {
    Module module = compiled.data();
    var evaluator = new ConstEvaluator(instance, instance.globals);
    for (int i = 0; i < module.elements().size(); i++) {
      ElementSegment segment = module.elements().get(i);
      switch (segment.mode()) {
        case SegmentMode.Active(int target, var offset) -> {
          var table = instance.tables[target];
          int at = TableAccess.index(address(table.type().address(), evaluator.bits(offset)));
          instance.initTable(table, at, i, 0, segment.items().size());
          instance.dropElements(i);
        }
        case SegmentMode.Declarative _ -> instance.dropElements(i);
        case SegmentMode.Passive _ -> {}
      }
    }
    reserve(instance, evaluator);
    for (int i = 0; i < module.data().size(); i++) {
      DataSegment segment = module.data().get(i);
      if (segment.mode() instanceof SegmentMode.Active(int target, var offset)) {
        var memory = instance.memories[target];
        long at = address(memory.declared().address(), evaluator.bits(offset));
        instance.initMemory(memory, at, i, 0, segment.bytes().length());
        instance.dropData(i);
      }
    }
    if (module.start().isPresent()) {
      var start = instance.func(module.start().getAsInt());
      start.call(new long[0], new Object[0], new long[0], new Object[0]);
    }
  }

  private static long address(AddressType type, long bits) {
    return type == AddressType.I64 ? bits : Integer.toUnsignedLong((int) bits);
  }

  /** Commits at once what the active segments will write, rather than piece by piece. */
  private void reserve(Instance instance, ConstEvaluator evaluator) {
    Module module = compiled.data();
    for (int k = instance.memories.length - module.memories().size();
        k < instance.memories.length;
        k++) {
      long end = 0;
      for (DataSegment segment : module.data()) {
        if (segment.mode() instanceof SegmentMode.Active(int target, var offset) && target == k) {
          var type = instance.memories[k].declared();
          long at = address(type.address(), evaluator.bits(offset));
          long segmentEnd = at + segment.bytes().length();
          if (at >= 0 && segmentEnd >= 0 && segmentEnd <= instance.memories[k].byteSize()) {
            end = Math.max(end, segmentEnd);
          }
        }
      }
      instance.memories[k].reserve(end + HEADROOM);
    }
  }
}
