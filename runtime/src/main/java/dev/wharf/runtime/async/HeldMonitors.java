package dev.wharf.runtime.async;

/**
 * Makes continuations safe for callers that hold monitors, such as whoever reads a guest's stream
 * through the JDK's channels.
 *
 * <p>HotSpot notes the monitors that a thread holds on a small stack of the thread. A continuation
 * that is left takes all of them along, as if they had been entered inside of it: for a virtual
 * thread that is so, but below our fibers there may be frames that hold some. These would lose
 * their monitors, and the JVM may crash. When the stack is full, the oldest monitor is noted
 * elsewhere, where it stays with the thread. So as many others are entered as the stack has room
 * for, and left again, before a continuation begins or goes on.
 */
final class HeldMonitors {
  private final Object m0 = new Object();
  private final Object m1 = new Object();
  private final Object m2 = new Object();
  private final Object m3 = new Object();
  private final Object m4 = new Object();
  private final Object m5 = new Object();
  private final Object m6 = new Object();
  private final Object m7 = new Object();

  private int count;

  /** To be called by one thread at a time, or the monitors would themselves be contended. */
  void settle() {
    synchronized (m0) {
      synchronized (m1) {
        synchronized (m2) {
          synchronized (m3) {
            synchronized (m4) {
              synchronized (m5) {
                synchronized (m6) {
                  synchronized (m7) {
                    count++;
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
