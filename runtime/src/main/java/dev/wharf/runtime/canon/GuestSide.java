package dev.wharf.runtime.canon;

import dev.wharf.component.definition.StringEncoding;
import dev.wharf.engine.Memory;
import dev.wharf.engine.abi.Traps;
import dev.wharf.runtime.link.InstanceScope;
import dev.wharf.runtime.resource.HandleTable;
import dev.wharf.wasm.Trap;

/**
 * One end of an adapter: the memory, allocator and handles of a component instance under one set of
 * canonical options. Generated adapters hold it. Spec: Canonical ABI, {@code LiftLowerContext}.
 */
public final class GuestSide {
  private final InstanceScope scope;
  private final HandleTable handles;
  private final Memory memory; // hot: null when the function needs none, and then never asked for
  private final Reallocator reallocator; // hot: likewise
  private final StringEncoding encoding;
  private final long copyLimit;
  private long copied;

  private GuestSide(CanonContext context, Memory memory, Reallocator reallocator) {
    this.scope = context.scope();
    this.handles = context.scope().handles();
    this.memory = memory;
    this.reallocator = reallocator;
    this.encoding = context.encoding();
    this.copyLimit = context.scope().hostCopyBytes();
  }

  static GuestSide of(CanonContext context) {
    return new GuestSide(
        context,
        context.memory().orElse(null),
        context.realloc().map(Reallocator::of).orElse(null));
  }

  public Memory memory() {
    return memory;
  }

  public HandleTable handles() {
    return handles;
  }

  public InstanceScope scope() {
    return scope;
  }

  StringEncoding encoding() {
    return encoding;
  }

  /** Begins a lift to the host: nothing is copied yet. */
  public void openCopy() {
    copied = 0;
  }

  /** Counts what a lift is about to make in the host; traps beyond the limit. */
  void charge(long bytes) {
    copied += bytes;
    if (copied > copyLimit) {
      throw Traps.trap(
          Trap.RESOURCE_LIMIT, "a call copies more than " + copyLimit + " bytes to the host");
    }
  }

  /** New memory of the guest. */
  public int allocate(int alignment, int size) {
    return reallocate(0, 0, alignment, size);
  }

  /**
   * Has the guest move or make an allocation and checks what it answers, even when the size is 0.
   * Sizes are unsigned. Spec: Canonical ABI, {@code LiftLowerContext.reallocate}; the memory may
   * have grown.
   */
  public int reallocate(int old, int oldSize, int alignment, int newSize) {
    if (reallocator == null) {
      throw Traps.trap(Trap.INTERNAL, "a function that allocates has no `realloc`");
    }
    scope.forbidLeave();
    int pointer =
        scope.usesTasks()
            ? reallocateInTask(old, oldSize, alignment, newSize)
            : reallocator.call(old, oldSize, alignment, newSize);
    scope.allowLeave();
    MemoryAccess.check(memory, pointer, alignment, Integer.toUnsignedLong(newSize));
    return pointer;
  }

  private int reallocateInTask(int old, int oldSize, int alignment, int newSize) {
    var tasks = scope.tasks();
    var before = tasks.beginAllocation();
    int pointer = reallocator.call(old, oldSize, alignment, newSize);
    tasks.endAllocation(before);
    return pointer;
  }
}
