package dev.wharf.runtime.async;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the host does for guests of a store outside of it: operations, and supplies of streams. */
final class HostWorkers {
  private final Set<Thread> threads = new HashSet<>();
  private final Set<HostSupply> supplies = new LinkedHashSet<>();

  /** Starts a virtual thread that counts as one of them until its body has ended. */
  Thread start(String name, Runnable body) {
    var thread =
        Thread.ofVirtual()
            .name(name)
            .unstarted(() -> {
              try {
                body.run();
              } finally {
                remove(Thread.currentThread());
              }
            });
    synchronized (this) {
      threads.add(thread);
    }
    thread.start();
    return thread;
  }

  private synchronized void remove(Thread thread) {
    threads.remove(thread);
  }

  synchronized boolean contains(Thread thread) {
    return threads.contains(thread);
  }

  synchronized void opened(HostSupply supply) {
    supplies.add(supply);
  }

  synchronized void closed(HostSupply supply) {
    supplies.remove(supply);
  }

  void interrupt() {
    List<Thread> running;
    synchronized (this) {
      running = List.copyOf(threads);
    }
    running.forEach(Thread::interrupt);
  }

  /** Tells all supplies that nobody reads any more. */
  void dropSupplies() {
    List<HostSupply> open;
    synchronized (this) {
      open = List.copyOf(supplies);
    }
    open.forEach(HostSupply::dropped);
  }
}
