package dev.wharf.runtime.async;

import java.util.concurrent.locks.LockSupport;

/**
 * A fiber on a virtual thread of its own, which runs only while its resumer waits: a strict
 * hand-over in both directions. For JVMs that do not open their continuations.
 */
final class VirtualThreadFiber implements Fiber {
  private final Runnable body;
  private final Baton baton;
  private Thread thread;
  private volatile Thread resumer;
  private volatile boolean running;
  private boolean done;
  private Throwable failure;

  /** Told which thread of the JVM acts for the store from now on. */
  @FunctionalInterface
  interface Baton {
    void pass(Thread to);
  }

  VirtualThreadFiber(Runnable body, Baton baton) {
    this.body = body;
    this.baton = baton;
  }

  @Override
  public boolean resume() {
    Thread self = Thread.currentThread();
    resumer = self;
    if (thread == null) {
      thread = Thread.ofVirtual().name("wharf-guest").unstarted(this::run);
      baton.pass(thread);
      running = true;
      thread.start();
    } else {
      baton.pass(thread);
      running = true;
      LockSupport.unpark(thread);
    }
    await(false);
    baton.pass(self);
    if (failure != null) {
      Throwable thrown = failure;
      failure = null;
      throw sneaky(thrown);
    }
    return done;
  }

  private void run() {
    try {
      body.run();
    } catch (Throwable thrown) {
      failure = thrown;
    }
    done = true;
    leave();
  }

  @Override
  public void suspend() {
    leave();
    await(true);
  }

  private void leave() {
    Thread to = resumer;
    running = false;
    LockSupport.unpark(to);
  }

  /** An interrupt meant for the guest is kept for it: parking would return at once for ever. */
  private void await(boolean wanted) {
    boolean interrupted = false;
    while (running != wanted) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
