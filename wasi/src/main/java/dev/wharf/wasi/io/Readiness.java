package dev.wharf.wasi.io;

import java.nio.channels.SelectableChannel;

/** Something that a guest can wait for. */
public sealed interface Readiness {
  /** Whether it has happened. Never waits; may do pending work that does not wait either. */
  boolean ready();

  /** Always there: files, standard output. */
  enum Immediate implements Readiness {
    IMMEDIATE;

    @Override
    public boolean ready() {
      return true;
    }
  }

  /** A moment of {@link System#nanoTime}. */
  record Timer(long deadline) implements Readiness {
    /** In this many nanoseconds, unsigned, from now on. */
    public static Timer in(long nanos) {
      // Half the range of nanoTime is 146 years: further away is never.
      long bounded = nanos < 0 ? Long.MAX_VALUE : nanos;
      return new Timer(System.nanoTime() + Math.min(bounded, Long.MAX_VALUE / 2));
    }

    @Override
    public boolean ready() {
      return remaining() <= 0;
    }

    long remaining() {
      return deadline - System.nanoTime();
    }
  }

  /** Brought about by another thread, which then opens the gates of everyone who waits. */
  non-sealed interface Notified extends Readiness {
    /** From now on until {@link #forget} the gate is opened at every change. */
    void tell(Gate gate);

    void forget(Gate gate);
  }

  /** A channel of the operating system. */
  non-sealed interface OnChannel extends Readiness {
    /** The channel, in non-blocking mode. */
    SelectableChannel channel();

    /** The interest set of {@link java.nio.channels.SelectionKey}. */
    int operations();
  }
}
