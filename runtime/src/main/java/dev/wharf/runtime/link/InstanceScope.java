package dev.wharf.runtime.link;

import dev.wharf.runtime.async.InstanceTasks;
import dev.wharf.runtime.resource.HandleTable;
import dev.wharf.runtime.resource.ResourceInstanceType;
import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;

/**
 * The state of one component instance while it runs: its handles, the resource types that its types
 * mention, and whether it may be entered and left at the moment. Belongs to the thread that owns
 * the store.
 *
 * <p>Spec: Canonical ABI, {@code ComponentInstance}.
 */
public final class InstanceScope {
  private final InstanceTasks tasks;
  private final HandleTable handles;
  private final long hostCopyBytes;
  private final ResourceInstanceType[] resources;
  private final boolean usesTasks;
  private boolean mayNotLeave;

  /**
   * @param tasks what is known of the calls into the instance
   * @param hostCopyBytes what one call may copy to the host
   * @param resourceCount how many resources the component's types mention
   */
  public InstanceScope(
      InstanceTasks tasks,
      boolean usesTasks,
      int handleLimit,
      long hostCopyBytes,
      int resourceCount) {
    this.tasks = tasks;
    this.usesTasks = usesTasks;
    this.handles = new HandleTable(handleLimit);
    this.hostCopyBytes = hostCopyBytes;
    this.resources = new ResourceInstanceType[resourceCount];
  }

  /** What is known of the calls into the instance. */
  public InstanceTasks tasks() {
    return tasks;
  }

  /** Whether its code may ask which task it is in, or block: its calls need tasks then. */
  public boolean usesTasks() {
    return usesTasks;
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
}
