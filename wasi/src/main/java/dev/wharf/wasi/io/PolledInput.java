package dev.wharf.wasi.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A Java stream, such as the standard input, that can be asked without waiting.
 *
 * <p><b>Who reads.</b> Bytes that the stream says it has are read by the guest's own thread. When
 * it says that it has none, one daemon thread reads ahead, at most 64 KiB and only on demand, so a
 * guest that waits for it can be interrupted although the system call cannot. While that thread
 * reads, nobody else touches the stream. Everything read ahead is handed out before anything newer,
 * whichever way the guest asks.
 *
 * <p>Owned by the guest's thread, except for the fields guarded by this object's monitor.
 */
public final class PolledInput implements ByteSource, Readiness.Notified {
  private static final int READ_AHEAD = 64 * 1024;

  private enum State {
    IDLE,
    READING,
    ENDED
  }

  private final InputStream in;
  private final List<Gate> gates = new ArrayList<>();
  private State state = State.IDLE;
  private byte[] buffer = new byte[0];
  private int start;
  private int end;
  private Optional<IOException> failure = Optional.empty();
  private boolean started;

  public PolledInput(InputStream in) {
    this.in = in;
  }

  @Override
  public synchronized int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (start < end) {
      int taken = Math.min(length, end - start);
      System.arraycopy(buffer, start, into, offset, taken);
      start += taken;
      return taken;
    }
    if (failure.isPresent()) {
      var thrown = failure.get();
      failure = Optional.empty();
      throw thrown;
    }
    return switch (state) {
      case ENDED -> -1;
      case READING -> 0;
      case IDLE -> {
        int available = available();
        if (available > 0) {
          yield in.read(into, offset, Math.min(length, available));
        }
        ask();
        yield start < end ? read(into, offset, length) : 0;
      }
    };
  }

  @Override
  public synchronized boolean ready() {
    if (start < end || state == State.ENDED) {
      return true;
    }
    if (state == State.READING) {
      return false;
    }
    if (available() > 0) {
      return true;
    }
    ask();
    return false;
  }

  @Override
  public Readiness readiness() {
    return this;
  }

  @Override
  public synchronized void tell(Gate gate) {
    gates.add(gate);
  }

  @Override
  public synchronized void forget(Gate gate) {
    gates.remove(gate);
  }

  /**
   * The Java stream stays open: it belongs to whoever granted it, and other streams may draw from
   * it.
   */
  @Override
  public void close() {}

  private int available() {
    try {
      return in.available();
    } catch (IOException e) {
      return 0; // the reading thread will meet the failure and report it
    }
  }

  private void ask() {
    state = State.READING;
    if (started) {
      notifyAll();
      return;
    }
    started = true;
    Thread.ofPlatform().daemon().name("wharf-stdin").start(this::readAhead);
  }

  private void readAhead() {
    var ahead = new byte[READ_AHEAD];
    while (awaitDemand()) {
      try {
        publish(ahead, in.read(ahead, 0, ahead.length), Optional.empty());
      } catch (IOException e) {
        publish(ahead, -1, Optional.of(e));
      }
    }
  }

  private synchronized boolean awaitDemand() {
    try {
      while (state == State.IDLE) {
        wait();
      }
    } catch (InterruptedException e) {
      return false;
    }
    return state == State.READING;
  }

  private synchronized void publish(byte[] ahead, int count, Optional<IOException> thrown) {
    failure = thrown;
    state = count < 0 ? State.ENDED : State.IDLE;
    start = 0;
    end = Math.max(0, count);
    buffer = Arrays.copyOf(ahead, end);
    gates.forEach(Gate::open);
  }
}
