package dev.wharf.conformance.differential;

import dev.wharf.conformance.differential.Kind.HostValue;
import dev.wharf.engine.Engine;
import dev.wharf.engine.Extern;
import dev.wharf.engine.Func;
import dev.wharf.engine.Global;
import dev.wharf.engine.HostFunc;
import dev.wharf.engine.Imports;
import dev.wharf.engine.Instance;
import dev.wharf.engine.Memory;
import dev.wharf.engine.Store;
import dev.wharf.engine.StoreLimits;
import dev.wharf.engine.Table;
import dev.wharf.engine.TaggedException;
import dev.wharf.wasm.LinkException;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.type.ExternType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TypeUse;
import dev.wharf.wasm.validate.ValidModule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/** Follows a plan on Wharf; the outcome is a line for the instantiation and one per step. */
final class Here {
  /** More than JavaScript engines give, so that the shallower stack is the peer's. */
  private static final long STACK_BYTES = 64L << 20;

  private static final int DEADLINE_SECONDS = 10;

  private final ValidModule module;
  private final Plan plan;
  private final Store store;
  private final CRC32 calls = new CRC32();
  private long hostCalls;

  private Here(Engine engine, ValidModule module, Plan plan) {
    this.module = module;
    this.plan = plan;
    this.store = new Store(engine, StoreLimits.NONE.withMemoryBytes(1L << 30));
  }

  static List<String> run(Engine engine, ValidModule module, Plan plan) {
    var here = new Here(engine, module, plan);
    List<String> outcome = new ArrayList<>();
    var thread = new Thread(null, () -> here.run(outcome), "differential", STACK_BYTES);
    thread.start();
    var alarm =
        CompletableFuture.runAsync(
            () -> here.store.interrupt(Trap.DEADLINE),
            CompletableFuture.delayedExecutor(DEADLINE_SECONDS, TimeUnit.SECONDS));
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      alarm.cancel(false);
      here.store.clearInterrupt();
    }
    return outcome;
  }

  private void run(List<String> outcome) {
    try {
      var instance = store.engine().compile(module).instantiate(store, Imports.of(this::resolve));
      outcome.add("instantiated");
      for (Plan.Step step : plan.steps()) {
        outcome.add(perform(instance, step));
      }
    } catch (LinkException _) {
      outcome.add("! link");
    } catch (TaggedException _) {
      outcome.add("! uncaught-exception");
    } catch (TrapException e) {
      outcome.add("! " + word(e));
    } catch (Throwable e) {
      outcome.add("! " + fault(e));
    }
    outcome.add("host " + hostCalls + " " + Long.toHexString(calls.getValue()));
  }

  private String perform(Instance instance, Plan.Step step) {
    try {
      return switch (step) {
        case Plan.Step.Call(int export, var args, var results) ->
            call((Func) export(instance, export), args, results);
        case Plan.Step.ReadGlobal(int export, Kind kind) -> {
          var global = (Global) export(instance, export);
          yield kind.print(global.bits(), global.ref());
        }
        case Plan.Step.ReadMemory(int export) -> memory((Memory) export(instance, export));
        case Plan.Step.ReadTable(int export) -> "size " + ((Table) export(instance, export)).size();
      };
    } catch (TrapException e) {
      return "! " + word(e);
    } catch (TaggedException _) {
      return "! uncaught-exception";
    }
  }

  private Extern export(Instance instance, int index) {
    return instance.export(module.module().exports().get(index).name()).orElseThrow();
  }

  private static String call(Func func, List<Plan.Arg> args, List<Kind> kinds) {
    var bits = new long[args.size()];
    var refs = new Object[args.size()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = args.get(i).bits();
      refs[i] = reference(args.get(i));
    }
    var results = new long[kinds.size()];
    var refResults = new Object[kinds.size()];
    func.call(bits, refs, results, refResults);
    var line = new StringBuilder("=");
    for (int i = 0; i < results.length; i++) {
      line.append(' ').append(kinds.get(i).print(results[i], refResults[i]));
    }
    return line.toString();
  }

  private static Object reference(Plan.Arg arg) {
    return arg.kind() == Kind.REF && arg.bits() != 0 ? new HostValue((int) arg.bits()) : null;
  }

  private static String memory(Memory memory) {
    var sum = new CRC32();
    var bytes = new byte[Math.toIntExact(memory.byteSize())];
    memory.read(0, bytes, 0, bytes.length);
    int touched = bytes.length;
    while (touched > 0 && bytes[touched - 1] == 0) {
      touched--;
    }
    sum.update(bytes, 0, touched);
    return "bytes " + memory.byteSize() + " " + Long.toHexString(sum.getValue());
  }

  /**
   * The reason in words that engines share: V8 does not tell the numbers that cannot be converted
   * apart, nor the faults of an indirect call.
   */
  private static String word(TrapException e) {
    return switch (e.trap()) {
      case INTEGER_OVERFLOW, INVALID_CONVERSION_TO_INTEGER -> "number";
      case UNDEFINED_ELEMENT, OUT_OF_BOUNDS_TABLE_ACCESS -> "table";
      case UNINITIALIZED_ELEMENT, INDIRECT_CALL_TYPE_MISMATCH -> "signature";
      case OUT_OF_BOUNDS_MEMORY_ACCESS -> "memory";
      case NULL_REFERENCE,
          NULL_STRUCTURE_REFERENCE,
          NULL_ARRAY_REFERENCE,
          NULL_FUNCTION_REFERENCE,
          NULL_I31_REFERENCE ->
          "null-reference";
      case INTERNAL, HOST_FAILURE -> fault(e.getCause() == null ? e : e.getCause());
      default -> e.trap().key();
    };
  }

  private static String fault(Throwable e) {
    var frames = e.getStackTrace();
    return "fault " + e + " " + List.of(frames).subList(0, Math.min(4, frames.length));
  }

  private Optional<Extern> resolve(String from, String name, ExternType type) {
    for (Plan.Import item : plan.imports()) {
      if (item.module().equals(from) && item.name().equals(name)) {
        var made = make(item, type);
        if (made.isPresent()) {
          return made;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Extern> make(Plan.Import item, ExternType type) {
    return switch (item) {
      case Plan.Import.Function(_, _, var params, var results) when type instanceof TypeUse use ->
          Optional.of(
              HostFunc.of(
                  store,
                  use.signature(),
                  (args, refArgs, out, refOut) -> answer(params, args, refArgs, results, out)));
      case Plan.Import.Global(_, _, _, _, long bits) when type instanceof GlobalType globalType ->
          Optional.of(Global.create(store, globalType, bits, null));
      case Plan.Import.Memory _ when type instanceof MemoryType memoryType ->
          Optional.of(Memory.create(store, memoryType));
      case Plan.Import.Table _ when type instanceof TableType tableType ->
          Optional.of(Table.create(store, tableType, null));
      default -> Optional.empty();
    };
  }

  private void answer(
      List<Kind> params, long[] args, Object[] refArgs, List<Kind> results, long[] out) {
    hostCalls++;
    for (int i = 0; i < params.size(); i++) {
      var text = params.get(i).print(args[i], refArgs[i]) + ";";
      calls.update(text.getBytes(StandardCharsets.US_ASCII));
    }
    for (int i = 0; i < results.size(); i++) {
      long count = hostCalls + i;
      out[i] =
          switch (results.get(i)) {
            case I32 -> (int) count * 0x9E3779B9;
            case I64 -> count * 0x9E3779B97F4A7C15L;
            case F32 -> Float.floatToRawIntBits(count * 0.5f);
            case F64 -> Double.doubleToRawLongBits(count * -0.25);
            case REF -> 0;
          };
    }
  }
}
