package dev.wharf.runtime.resource;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The handles of one component instance: resources, waitables, sets of them, error contexts. Index
 * 0 is never given out and freed indices are reused, last freed first, as guests can observe.
 * Belongs to the thread that owns the store.
 *
 * <p>Spec: Canonical ABI, {@code Table}; component-model test {@code resources/handle-table.wast}.
 */
public final class HandleTable {
  /** Indices above this do not exist. Spec: Canonical ABI, {@code Table.MAX_LENGTH}. */
  public static final int MAX_LENGTH = (1 << 28) - 1;

  private final int limit;
  private Object[] entries = new Object[8];
  private int[] free = new int[8];
  private int freeCount;
  private int next = 1;
  private Optional<LeakReports> leaks = Optional.empty();

  /** A table for at most {@code limit} handles at a time. */
  public HandleTable(int limit) {
    this.limit = Math.min(limit, MAX_LENGTH);
  }

  /** Who is told of objects of the host that stood for resources of this instance and were lost. */
  public Optional<LeakReports> leaks() {
    return leaks;
  }

  public void setLeaks(LeakReports told) {
    leaks = Optional.of(told);
  }

  /** Adds an entry of any kind and returns its index. */
  public int add(Object entry) {
    int index;
    if (freeCount > 0) {
      index = free[--freeCount];
    } else {
      if (next > limit) {
        throw new TrapException(Trap.RESOURCE_LIMIT, "more than " + limit + " handles");
      }
      index = next++;
      if (index == entries.length) {
        entries = Arrays.copyOf(entries, 2 * index);
      }
    }
    entries[index] = entry;
    return index;
  }

  /** The entry at {@code index} if it is of this kind; traps otherwise. */
  public <E> E entry(int index, Class<E> kind) {
    Object entry = entry(index);
    if (!kind.isInstance(entry)) {
      throw new TrapException(Trap.HANDLE_TYPE, Integer.toUnsignedString(index));
    }
    return kind.cast(entry);
  }

  /** Takes the entry at {@code index} out if it is of this kind; traps otherwise. */
  public <E> E remove(int index, Class<E> kind) {
    E entry = entry(index, kind);
    release(index);
    return entry;
  }

  private Object entry(int index) {
    Object entry =
        Integer.compareUnsigned(index, next) < 0 ? entries[index] : null; // hot: null is a hole
    if (entry == null) {
      throw new TrapException(Trap.UNKNOWN_HANDLE, Integer.toUnsignedString(index));
    }
    return entry;
  }

  /** The handle at {@code index} if it refers to a resource of {@code type}; traps otherwise. */
  public ResourceHandle get(int index, ResourceInstanceType type) {
    if (!(entry(index) instanceof ResourceHandle handle)) {
      throw new TrapException(
          Trap.HANDLE_TYPE, index + " is no resource, expected a `" + type.name() + "`");
    }
    if (handle.type() != type) {
      throw new TrapException(
          Trap.HANDLE_TYPE,
          index + " is a `" + handle.type().name() + "`, expected a `" + type.name() + "`");
    }
    return handle;
  }

  /** Takes the owning handle at {@code index} out of the table. Spec: {@code lift_own}. */
  public ResourceHandle takeOwn(int index, ResourceInstanceType type) {
    ResourceHandle handle = get(index, type);
    if (handle.lends() != 0) {
      throw new TrapException(Trap.RESOURCE_LENT, "handle " + index);
    }
    if (!handle.isOwn()) {
      throw new TrapException(Trap.HANDLE_TYPE, index + " is a borrow, expected an own");
    }
    release(index);
    return handle;
  }

  /**
   * Lends the handle at {@code index}, owning or not, for the duration of {@code call}. Spec:
   * {@code lift_borrow}.
   */
  public ResourceHandle lend(int index, ResourceInstanceType type, CallScope call) {
    ResourceHandle handle = get(index, type);
    call.lend(handle);
    return handle;
  }

  /**
   * Takes the handle at {@code index} out for {@code resource.drop}. A borrow ends here; an own is
   * still to destroy.
   */
  public ResourceHandle takeForDrop(int index, ResourceInstanceType type) {
    ResourceHandle handle = get(index, type);
    if (handle.lends() != 0) {
      throw new TrapException(Trap.RESOURCE_LENT, "handle " + index);
    }
    release(index);
    if (!handle.isOwn()) {
      handle.endBorrow();
    }
    return handle;
  }

  /** How many handles are in use. */
  public int size() {
    return next - 1 - freeCount;
  }

  /** Empties the table and gives out the owning handles in it, those with high indices first. */
  public List<ResourceHandle> drain() {
    List<ResourceHandle> owned = new ArrayList<>();
    for (int i = next - 1; i > 0; i--) {
      Object entry = entries[i];
      entries[i] = null;
      if (entry instanceof ResourceHandle handle && handle.isOwn()) {
        owned.add(handle);
      }
    }
    next = 1;
    freeCount = 0;
    return owned;
  }

  private void release(int index) {
    entries[index] = null;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = index;
  }
}
