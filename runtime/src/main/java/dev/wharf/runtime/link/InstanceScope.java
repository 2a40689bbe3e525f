package dev.wharf.runtime.link;

import dev.wharf.runtime.resource.HandleTable;
import dev.wharf.runtime.resource.ResourceInstanceType;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of one component instance while it runs: its handles, the resource types that its types
 * mention, and whether it may be entered and left at the moment. Belongs to the thread that owns
 * the store.
 *
 * <p>Spec: Canonical ABI, {@code ComponentInstance}.
 */
public final class InstanceScope {
  private final Optional<InstanceScope> parent;
  private final HandleTable handles;
  private final long hostCopyBytes;
  private final ResourceInstanceType[] resources;
  private boolean entered;
  private boolean mayNotLeave;

  /**
   * @param parent the instance of the component that contains this one's definition and
   *     instantiates it
   * @param hostCopyBytes what one call may copy to the host
   * @param resourceCount how many resources the component's types mention
   */
  public InstanceScope(
      Optional<InstanceScope> parent, int handleLimit, long hostCopyBytes, int resourceCount) {
    this.parent = parent;
    this.handles = new HandleTable(handleLimit);
    this.hostCopyBytes = hostCopyBytes;
    this.resources = new ResourceInstanceType[resourceCount];
  }

  public HandleTable handles() {
    return handles;
  }

  /** What one call may copy to the host, in bytes. */
  public long hostCopyBytes() {
    return hostCopyBytes;
  }

  /**
   * The resource type that stands behind an index of the component's types, see {@code
   * ResourceType.index}. To be asked once, when an adapter is made.
   */
  public ResourceInstanceType resource(int index) {
    ResourceInstanceType type = resources[index];
    if (type == null) {
      throw new IllegalStateException("resource " + index + " is not defined yet");
    }
    return type;
  }

  void define(int index, ResourceInstanceType type) {
    resources[index] = type;
  }

  boolean isDefined(int index) {
    return resources[index] != null;
  }

  /** Traps while a {@code realloc} or {@code post-return} of this instance runs. */
  public void checkLeave() {
    if (mayNotLeave) {
      throw new TrapException(Trap.CANNOT_LEAVE);
    }
  }

  /** Called before {@code realloc} and {@code post-return}. */
  public void forbidLeave() {
    mayNotLeave = true;
  }

  /** Called when {@code realloc} or {@code post-return} has returned normally. */
  public void allowLeave() {
    mayNotLeave = false;
  }

  /** What a call from the host has to mark while it runs in this instance. */
  public Entering enteringFromHost() {
    return new Entering(scopes(Optional.empty()));
  }

  /** What a call from {@code caller} has to mark while it runs in this instance. */
  public Entering enteringFrom(InstanceScope caller) {
    return new Entering(scopes(Optional.of(caller)));
  }

  /**
   * This instance and its ancestors, without those that the caller is in anyway. Spec: {@code
   * entering_set}.
   */
  private InstanceScope[] scopes(Optional<InstanceScope> caller) {
    return Stream.iterate(Optional.of(this), Optional::isPresent, scope -> scope.get().parent)
        .map(Optional::get)
        .filter(scope -> caller.isEmpty() || !caller.get().isWithin(scope))
        .toArray(InstanceScope[]::new);
  }

  private boolean isWithin(InstanceScope ancestor) {
    return this == ancestor || parent.isPresent() && parent.get().isWithin(ancestor);
  }

  /**
   * The instances that one kind of call enters. Made once for each adapter; {@link #enter} and
   * {@link #exit} surround the call. A trap in between leaves the marks: the store is not entered
   * again.
   */
  public static final class Entering {
    private final InstanceScope[] scopes;

    private Entering(InstanceScope[] scopes) {
      this.scopes = scopes;
    }

    /** Traps when one of the instances is running already. */
    public void enter() {
      for (int i = 0; i < scopes.length; i++) {
        if (scopes[i].entered) {
          throw new TrapException(Trap.CANNOT_ENTER);
        }
      }
      for (int i = 0; i < scopes.length; i++) {
        scopes[i].entered = true;
      }
    }

    /** To be called on normal return, and when a host's control flow passes through. */
    public void exit() {
      for (int i = 0; i < scopes.length; i++) {
        scopes[i].entered = false;
      }
    }
  }
}
