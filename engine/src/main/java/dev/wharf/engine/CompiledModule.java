package dev.wharf.engine;

import dev.wharf.engine.load.Backtrace;
import dev.wharf.engine.load.ClassSource;
import dev.wharf.engine.load.ModuleTypes;
import dev.wharf.wasm.WasmFrame;
import dev.wharf.wasm.binary.Names;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.validate.ClosedTypes;
import dev.wharf.wasm.validate.ValidModule;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A module ready to be instantiated, any number of times and from any thread. Its functions are
 * compiled when they are first called; the code is shared by all instances whose memories lie in
 * the same places, in arrays or outside of the heap.
 */
public final class CompiledModule {
  private final Engine engine;
  private final ValidModule module;
  private final ClosedTypes types;
  private final ModuleTypes classes;
  private final Compiler compiler;
  private final Backtrace.Module frames = this::frame;

  /** By the memories that do not lie in an array; most modules have but one form. */
  private final ConcurrentMap<BitSet, ModuleCode> forms = new ConcurrentHashMap<>();

  /** Decoded when a backtrace first needs them. */
  private volatile Optional<Names> names = Optional.empty();

  /** Makes the classes of a module for memories of which the given ones are not in an array. */
  @FunctionalInterface
  interface Compiler {
    ClassSource compile(BitSet outsideHeap);
  }

  CompiledModule(Engine engine, ValidModule module, Compiler compiler) {
    this(engine, module, module.closed(engine.interner()), compiler);
  }

  /**
   * @param types closed with the engine's interner
   */
  CompiledModule(Engine engine, ValidModule module, ClosedTypes types, Compiler compiler) {
    this.engine = engine;
    this.module = module;
    this.types = types;
    this.classes = new ModuleTypes(engine.defined(), types, module.types().size());
    this.compiler = compiler;
  }

  /** What was compiled. */
  public ValidModule module() {
    return module;
  }

  /**
   * Links, allocates, copies the active segments and runs the start function. Spec: exec/modules,
   * instantiation.
   *
   * @throws dev.wharf.wasm.LinkException {@code unknown import}, {@code incompatible import type},
   *     or a limit of the store
   * @throws dev.wharf.wasm.TrapException if an active segment is out of bounds or the start
   *     function traps; what was written before stays
   * @throws IllegalArgumentException if an import other than a shared memory belongs to another
   *     store
   */
  public Instance instantiate(Store store, Imports imports) {
    if (store.engine() != engine) {
      throw new IllegalArgumentException("the store belongs to another engine");
    }
    var externs = Linking.resolve(data(), types, store, imports);
    int outer = store.depth();
    store.enter();
    try {
      for (var type : data().types().all()) {
        if (type.composite() instanceof FuncType func) {
          store.reserveResults(func);
        }
      }
      var init = new Instantiation(this, code(externs), store, externs);
      var instance = init.code().newInstance(init);
      instance.link();
      init.initialise(instance);
      store.exit();
      return instance;
    } catch (Throwable t) {
      throw store.failure(t, outer);
    }
  }

  /** The classes of its structures and arrays. */
  ModuleTypes classes() {
    return classes;
  }

  /** Its types among those of the engine. */
  public ClosedTypes types() {
    return types;
  }

  /** Where a memory lies is known of an imported one, and follows from the type of an own one. */
  private ModuleCode code(List<Extern> externs) {
    var outsideHeap = new BitSet();
    int next = 0;
    for (var extern : externs) {
      if (extern instanceof Memory memory) {
        outsideHeap.set(next++, !memory.isArray());
      }
    }
    for (var type : data().memories()) {
      outsideHeap.set(next++, !Memory.inArray(type));
    }
    return forms.computeIfAbsent(
        outsideHeap, key -> new ModuleCode(engine, classes, compiler.compile(key), frames));
  }

  Module data() {
    return module.module();
  }

  Backtrace.Module frames() {
    return frames;
  }

  /** With the name and the offset in the file. */
  private WasmFrame frame(int funcIndex, int bodyOffset) {
    long offset = -1;
    int own = funcIndex - module.importedFuncs();
    if (bodyOffset >= 0 && own >= 0 && own < data().functions().size()) {
      offset = (long) data().functions().get(own).body().start() + bodyOffset;
    }
    Names known = names();
    String function = known.function(funcIndex).orElse("<function " + funcIndex + ">");
    return new WasmFrame(known.module(), function, offset);
  }

  private Names names() {
    Optional<Names> known = names;
    if (known.isEmpty()) {
      known = Optional.of(Names.of(data()));
      names = known;
    }
    return known.get();
  }
}
