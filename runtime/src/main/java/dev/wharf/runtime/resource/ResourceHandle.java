package dev.wharf.runtime.resource;

/**
 * One reference to a resource: an entry of a {@link HandleTable}, or a reference that the host
 * holds. An owning handle keeps its identity when ownership moves: the same object leaves one table
 * and enters the next.
 *
 * <p>Spec: Canonical ABI, {@code ResourceHandle}. Belongs to the thread that owns the store.
 */
public final class ResourceHandle implements AutoCloseable {
  private final ResourceInstanceType type;
  private final int rep;
  private final Object host;
  private final CallScope borrowScope;
  private int lends;
  private boolean spent;

  private ResourceHandle(ResourceInstanceType type, int rep, Object host, CallScope borrowScope) {
    this.type = type;
    this.rep = rep;
    this.host = host;
    this.borrowScope = borrowScope;
  }

  /** An owning handle to a resource that a guest implements. */
  public static ResourceHandle ownGuest(ResourceInstanceType type, int rep) {
    return new ResourceHandle(type, rep, null, null);
  }

  /** An owning handle to an object of the host. */
  public static ResourceHandle ownHost(ResourceInstanceType type, Object object) {
    return new ResourceHandle(type, 0, object, null);
  }

  /** A borrowing handle to an object of the host, to be dropped before {@code scope} ends. */
  public static ResourceHandle borrowHost(
      ResourceInstanceType type, Object object, CallScope scope) {
    scope.borrowed();
    return new ResourceHandle(type, 0, object, scope);
  }

  /** A borrowing handle to the same resource, to be dropped before {@code scope} ends. */
  public ResourceHandle borrow(CallScope scope) {
    scope.borrowed();
    return new ResourceHandle(type, rep, host, scope);
  }

  public ResourceInstanceType type() {
    return type;
  }

  /** The number that the implementing guest knows the resource by; 0 for host resources. */
  public int rep() {
    return rep;
  }

  /**
   * The object behind a host resource. Only to be asked when {@link ResourceInstanceType#isHost()}.
   */
  public Object host() {
    return host;
  }

  public boolean isOwn() {
    return borrowScope == null;
  }

  /** How many borrows of this handle are held by calls in progress. */
  public int lends() {
    return lends;
  }

  void lend() {
    lends++;
  }

  void unlend() {
    lends--;
  }

  /** Called when a borrowing handle is dropped: its call may end now. */
  void endBorrow() {
    borrowScope.returned();
  }

  /**
   * True once the resource was destroyed, its ownership moved on by way of the host, or the call
   * that it was lent to has returned.
   */
  public boolean isSpent() {
    return spent || borrowScope != null && borrowScope.isEnded();
  }

  /**
   * Drops the resource of a guest that the host owns; a second time, or where it was given away or
   * is only lent, does nothing.
   *
   * @throws IllegalStateException if it is lent at the moment, or another thread is inside the
   *     store: it can be closed later
   */
  @Override
  public void close() {
    if (isSpent() || !isOwn()) {
      return;
    }
    if (lends != 0) {
      throw new IllegalStateException("this " + type.name() + " is lent at the moment");
    }
    try {
      type.destroy(this);
    } catch (IllegalStateException refused) {
      spent = false;
      throw refused;
    }
  }

  /** Marks a reference that the host held as given away. */
  public void spend() {
    spent = true;
  }
}
