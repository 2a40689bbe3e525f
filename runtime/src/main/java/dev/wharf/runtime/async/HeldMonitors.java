package dev.wharf.runtime.async;

/**
 * Makes continuations safe for callers that hold monitors, such as whoever reads a guest's stream
 * through the JDK's channels. Of one store; belongs to the thread that is inside.
 *
 * <p>HotSpot notes the monitors that a thread holds on a small stack of the thread. A continuation
 * that is left takes all of them along, as if they had been entered inside of it: for a virtual
 * thread that is so, but below our fibers there may be frames that hold some. These would lose
 * their monitors, and the JVM may crash. When the stack is full, the oldest monitor is noted
 * elsewhere, where it stays with the thread. So as many others are entered as the stack has room
 * for, and left again, before a continuation is left; once is enough until code of the host runs
 * below a fiber again, as guests hold no monitors.
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
  private int running;
  private boolean settled;

  /** A fiber begins or goes on. */
  void enter() {
    if (running++ == 0) {
      settled = false;
    }
  }

  /** It has been left. */
  void exit() {
    running--;
  }

  /** Code of the host that a guest has called is about to run guests. */
  void callBack() {
    settled = false;
  }

  /** The fiber is to be left next. */
  void settle() {
    if (!settled) {
      settled = true;
      pushOut();
    }
  }

  private void pushOut() {
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
