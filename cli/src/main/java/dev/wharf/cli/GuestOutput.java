package dev.wharf.cli;

import dev.wharf.wasi.WasiExit;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The guest's standard output. The first write goes through at once; writes that follow closely are
 * gathered, since a system call for each would be most of the time of a guest that prints much in
 * small pieces. What was gathered is written within {@link #LATEST_MILLIS}, by a thread that exists
 * only once something was gathered, so a guest that waits or computes has its output seen.
 *
 * <p>A flush does nothing: hosts flush after each write. {@link #drain} writes what is left.
 *
 * <p>When the reader has left, the guest is told by an error of the write. A guest that does not
 * listen would print for ever, so after {@link #PATIENCE} such errors it is ended, with status 0:
 * its output was taken as far as wanted.
 *
 * <p>Guarded by its own monitor.
 */
final class GuestOutput extends OutputStream {
  private static final long LATEST_MILLIS = 10;
  private static final int PATIENCE = 100;

  private final OutputStream out;
  private final byte[] gathered = new byte[64 * 1024];
  private int count;
  private long lastWrite = System.nanoTime() - LATEST_MILLIS * 1_000_000;
  private boolean hasWriter;
  private Optional<IOException> failure = Optional.empty();
  private int failures;

  GuestOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] from, int offset, int length) throws IOException {
    refuse();
    if (length > gathered.length - count) {
      writeGathered();
      refuse();
    }
    if (count == 0 && isDue() || length > gathered.length) {
      writeThrough(from, offset, length);
      refuse();
      return;
    }
    System.arraycopy(from, offset, gathered, count, length);
    count += length;
    if (hasWriter) {
      if (count == length) {
        notifyAll();
      }
    } else {
      hasWriter = true;
      Thread.ofPlatform().daemon().name("wharf-stdout").start(this::writeInTime);
      // A signal ends the process without the guest's doing.
      Runtime.getRuntime().addShutdownHook(new Thread(this::drain));
    }
  }

  /** Writes what was gathered. */
  synchronized void drain() {
    writeGathered();
  }

  /**
   * Writes what was gathered, and tells what became of all that was written.
   *
   * @throws IOException if some of it could not be
   */
  synchronized void finish() throws IOException {
    writeGathered();
    refuse();
  }

  private boolean isDue() {
    return System.nanoTime() - lastWrite >= LATEST_MILLIS * 1_000_000;
  }

  private void refuse() throws IOException {
    if (failure.isPresent()) {
      if (++failures > PATIENCE) {
        throw new WasiExit(ExitCode.OK);
      }
      throw failure.get();
    }
  }

  private void writeGathered() {
    if (count > 0) {
      writeThrough(gathered, 0, count);
      count = 0;
    }
  }

  private void writeThrough(byte[] from, int offset, int length) {
    try {
      if (failure.isEmpty()) {
        out.write(from, offset, length);
      }
    } catch (IOException e) {
      failure = Optional.of(e);
    }
    lastWrite = System.nanoTime();
  }

  private synchronized void writeInTime() {
    try {
      while (true) {
        while (count == 0) {
          wait();
        }
        wait(LATEST_MILLIS);
        if (isDue()) {
          writeGathered();
        }
      }
    } catch (InterruptedException _) {
      writeGathered();
    }
  }
}
