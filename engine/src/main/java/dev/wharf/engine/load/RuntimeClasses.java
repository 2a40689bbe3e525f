package dev.wharf.engine.load;

import dev.wharf.engine.GuestExit;
import dev.wharf.engine.HeapMemory;
import dev.wharf.engine.I31Ref;
import dev.wharf.engine.Memory;
import dev.wharf.engine.NativeMemory;
import dev.wharf.engine.Table;
import dev.wharf.engine.TaggedException;
import dev.wharf.engine.Waiters;
import dev.wharf.engine.abi.Allocation;
import dev.wharf.engine.abi.ArrayAccess;
import dev.wharf.engine.abi.ArrayMemory;
import dev.wharf.engine.abi.Atomics;
import dev.wharf.engine.abi.BranchTables;
import dev.wharf.engine.abi.BulkMemory;
import dev.wharf.engine.abi.Exceptions;
import dev.wharf.engine.abi.F32Array;
import dev.wharf.engine.abi.F64Array;
import dev.wharf.engine.abi.FloatOps;
import dev.wharf.engine.abi.HostCalls;
import dev.wharf.engine.abi.I16Array;
import dev.wharf.engine.abi.I32Array;
import dev.wharf.engine.abi.I64Array;
import dev.wharf.engine.abi.I8Array;
import dev.wharf.engine.abi.IntegerOps;
import dev.wharf.engine.abi.LittleEndian;
import dev.wharf.engine.abi.Poll;
import dev.wharf.engine.abi.RefAccess;
import dev.wharf.engine.abi.RefArray;
import dev.wharf.engine.abi.Results;
import dev.wharf.engine.abi.SegmentMemory;
import dev.wharf.engine.abi.TableAccess;
import dev.wharf.engine.abi.TailCalls;
import dev.wharf.engine.abi.Traps;
import dev.wharf.engine.abi.V128Array;
import dev.wharf.engine.abi.VectorDoubles;
import dev.wharf.engine.abi.VectorEvens;
import dev.wharf.engine.abi.VectorFloats;
import dev.wharf.engine.abi.VectorHeadroom;
import dev.wharf.engine.abi.VectorInts;
import dev.wharf.engine.abi.VectorLanes;
import dev.wharf.engine.abi.VectorShorts;
import dev.wharf.engine.abi.VectorShuffles;
import dev.wharf.engine.abi.VectorWidths;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import dev.wharf.wasm.WasmFrame;
import java.util.List;

/**
 * Every class that guest code reaches without a host function, initialised before the first guest
 * runs: a stack overflow inside a static initialiser would break the class for the life of the JVM.
 */
public final class RuntimeClasses {
  static final List<Class<?>> USUAL =
      List.of(
          ArrayMemory.class,
          BranchTables.class,
          BulkMemory.class,
          Exceptions.class,
          FloatOps.class,
          HostCalls.class,
          IntegerOps.class,
          LittleEndian.class,
          Poll.class,
          Results.class,
          TableAccess.class,
          TailCalls.class,
          Traps.class,
          Backtrace.class,
          StackRoom.class,
          ClassGuard.class,
          GuestExit.class,
          TaggedException.class,
          Memory.class,
          HeapMemory.class,
          Table.class,
          Trap.class,
          TrapException.class,
          WasmFrame.class);

  /** What only memories outside of the heap and atomic accesses need; costs 10 ms. */
  static final List<Class<?>> OUTSIDE_HEAP =
      List.of(Atomics.class, NativeMemory.class, SegmentMemory.class, Waiters.class);

  /** Those that only modules with vectors reach. */
  static final List<Class<?>> VECTORS =
      List.of(
          VectorDoubles.class,
          VectorFloats.class,
          VectorInts.class,
          VectorLanes.class,
          VectorEvens.class,
          VectorHeadroom.class,
          VectorShorts.class,
          VectorShuffles.class,
          VectorWidths.class);

  /** What only structures, arrays and typed references need. */
  static final List<Class<?>> REFERENCES =
      List.of(
          Allocation.class,
          ArrayAccess.class,
          F32Array.class,
          F64Array.class,
          I16Array.class,
          I32Array.class,
          I64Array.class,
          I8Array.class,
          I31Ref.class,
          RefAccess.class,
          RefArray.class,
          V128Array.class);

  private RuntimeClasses() {}

  /** Initialises what every guest may reach. */
  public static void initialise() {
    initialise(USUAL);
  }

  /** Initialises what guests reach that use memories outside of the heap, or atomic accesses. */
  public static void initialiseOutsideHeap() {
    initialise(OUTSIDE_HEAP);
  }

  /** Done when the first vector instruction is compiled: other programs start faster without. */
  public static void initialiseVectors() {
    initialise(VECTORS);
  }

  /** Initialises what guests reach that have references to more than functions. */
  public static void initialiseReferences() {
    initialise(REFERENCES);
  }

  private static void initialise(List<Class<?>> types) {
    try {
      for (Class<?> type : types) {
        Class.forName(type.getName(), true, type.getClassLoader());
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
