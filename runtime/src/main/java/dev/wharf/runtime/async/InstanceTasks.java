package dev.wharf.runtime.async;

import dev.wharf.runtime.resource.HandleTable;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * What one component instance knows of the calls into it: whether it may be entered, which threads
 * it has, and what keeps new tasks waiting. Belongs to the thread that owns the store.
 *
 * <p>Spec: Canonical ABI, {@code ComponentInstance}.
 */
public final class InstanceTasks {
  /** One more than {@code backpressure} can count to. */
  private static final int MAX_BACKPRESSURE = 1 << 16;

  private final Scheduler scheduler;
  private final Optional<InstanceTasks> parent;
  private final HandleTable threads;
  private final Map<Gate, SortedSet<GuestThread>> heldBack = new EnumMap<>(Gate.class);
  private boolean entered;
  private int backpressure;
  private int waitingToEnter;
  private GuestThread exclusive; // null when no task holds the instance
  private GuestThread allocating; // null before the first allocation

  /**
   * @param parent the instance of the component that contains this one's definition and
   *     instantiates it
   * @param threadLimit how many threads the instance may have at a time
   */
  public InstanceTasks(Scheduler scheduler, Optional<InstanceTasks> parent, int threadLimit) {
    this.scheduler = scheduler;
    this.parent = parent;
    this.threads = new HandleTable(threadLimit);
  }

  /**
   * Makes the thread that {@code realloc} runs on the current one; gives the one before, for {@link
   * #endAllocation}. Spec: Canonical ABI, {@code LiftLowerContext}: a fresh thread.
   */
  public GuestThread beginAllocation() {
    if (allocating == null) {
      allocating = GuestThread.passing(new Task(this, this, false, true, () -> {}));
    }
    allocating.setContext(0, 0);
    allocating.setContext(1, 0);
    return scheduler.exchange(allocating);
  }

  /** Ends what {@link #beginAllocation} began. */
  public void endAllocation(GuestThread before) {
    scheduler.exchange(before);
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  /** The threads by index. Spec: {@code ComponentInstance.threads}. */
  HandleTable threads() {
    return threads;
  }

  /** The thread at an index; traps if there is none. */
  public GuestThread thread(int index) {
    return threads.entry(index, GuestThread.class);
  }

  GuestThread exclusive() {
    return exclusive;
  }

  void setExclusive(GuestThread thread) {
    exclusive = thread;
    if (thread == null) {
      openGates();
    }
  }

  /** Whether a thread may pass. */
  boolean isOpen(Gate gate) {
    return switch (gate) {
      case NONE -> true;
      case ENTER -> backpressure == 0;
      case ENTER_ALONE -> backpressure == 0 && exclusive == null;
      case RESUME -> exclusive == null;
    };
  }

  /** Notes a thread that is ready but for its gate, to be woken when that opens. */
  void holdBack(GuestThread thread) {
    thread.standIn(heldBack.computeIfAbsent(thread.gate(), _ -> GuestThread.newLine()));
  }

  /**
   * Wakes the first thread at each open gate. Others come after it: it closes the gate, or leaves
   * it and wakes the next.
   */
  void openGates() {
    if (!heldBack.isEmpty()) {
      heldBack.forEach((gate, queue) -> {
        if (isOpen(gate) && !queue.isEmpty()) {
          queue.getFirst().wake();
        }
      });
    }
  }

  int waitingToEnter() {
    return waitingToEnter;
  }

  void addWaitingToEnter(int delta) {
    waitingToEnter += delta;
  }

  /** {@code backpressure.inc}. */
  public void incrementBackpressure() {
    if (++backpressure == MAX_BACKPRESSURE) {
      throw new TrapException(Trap.BACKPRESSURE, "incremented 65536 times");
    }
  }

  /** {@code backpressure.dec}. */
  public void decrementBackpressure() {
    if (--backpressure < 0) {
      throw new TrapException(Trap.BACKPRESSURE, "decremented below 0");
    }
    if (backpressure == 0) {
      openGates();
    }
  }

  /** What a call from the host has to mark while it runs in this instance. */
  public Entering enteringFromHost() {
    return entering(Optional.empty());
  }

  /** What a call from {@code caller} has to mark while it runs in this instance. */
  public Entering enteringFrom(InstanceTasks caller) {
    return entering(Optional.of(caller));
  }

  /**
   * This instance and its ancestors, without those that the caller is in anyway. Spec: {@code
   * entering_set}. A caller around this instance or inside it cannot enter at all: tests of the
   * specification, async/trap-on-reenter.wast.
   */
  Entering entering(Optional<InstanceTasks> caller) {
    if (scheduler.revision().allowsReentrance()) {
      return new Entering(new InstanceTasks[0], true);
    }
    return new Entering(
        Stream.iterate(Optional.of(this), Optional::isPresent, tasks -> tasks.get().parent)
            .map(Optional::get)
            .filter(tasks -> caller.isEmpty() || !caller.get().isWithin(tasks))
            .toArray(InstanceTasks[]::new),
        caller.isEmpty() || !(caller.get().isWithin(this) || isWithin(caller.get())));
  }

  private boolean isWithin(InstanceTasks ancestor) {
    return this == ancestor || parent.isPresent() && parent.get().isWithin(ancestor);
  }

  /**
   * The instances that one kind of call enters. Made once for each adapter; {@link #enter} and
   * {@link #exit} surround the call. A trap in between leaves the marks: the store is not entered
   * again.
   */
  public static final class Entering {
    private static final InstanceTasks[] NONE = {};

    private final InstanceTasks first; // hot: most calls enter one; null when there is none
    private final InstanceTasks[] others;
    private final boolean allowed;

    private Entering(InstanceTasks[] entered, boolean allowed) {
      this.first = entered.length == 0 ? null : entered[0];
      this.others = entered.length < 2 ? NONE : Arrays.copyOfRange(entered, 1, entered.length);
      this.allowed = allowed;
    }

    /** Traps when one of the instances is running already. */
    public void enter() {
      if (!isFree()) {
        throw new TrapException(Trap.CANNOT_ENTER);
      }
      mark(true);
    }

    boolean isFree() {
      if (!allowed || first != null && first.entered) {
        return false;
      }
      for (int i = 0; i < others.length; i++) {
        if (others[i].entered) {
          return false;
        }
      }
      return true;
    }

    /** To be called on normal return, and when a host's control flow passes through. */
    public void exit() {
      mark(false);
    }

    private void mark(boolean inside) {
      if (first != null) {
        first.entered = inside;
      }
      for (int i = 0; i < others.length; i++) {
        others[i].entered = inside;
      }
    }
  }
}
