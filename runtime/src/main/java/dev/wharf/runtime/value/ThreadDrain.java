package dev.wharf.runtime.value;

import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/** A drain with a thread of its own, for readers that block. */
final class ThreadDrain implements ByteDrain {
  private static final int PIECE = 64 * 1024;

  private final ByteStreamReader reader;
  private final ByteTaker taker;
  private final Semaphore room = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopped;

  private ThreadDrain(ByteStreamReader reader, ByteTaker taker) {
    this.reader = reader;
    this.taker = taker;
    this.thread = Thread.ofVirtual().name("wharf-drain").unstarted(this::run);
  }

  static ByteDrain start(ByteStreamReader reader, ByteTaker taker) {
    var drain = new ThreadDrain(reader, taker);
    drain.thread.start();
    return drain;
  }

  private void run() {
    try (reader) {
      var piece = new byte[PIECE];
      for (int n = reader.read(piece, 0, PIECE); n >= 0; n = reader.read(piece, 0, PIECE)) {
        var bytes = ByteBuffer.wrap(piece, 0, n);
        give(bytes);
        while (bytes.hasRemaining() && !stopped) {
          room.acquire();
          give(bytes);
        }
      }
      if (!stopped) {
        taker.end();
      }
    } catch (InterruptedException | CancellationException _) {
      // Stopped.
    }
  }

  private void give(ByteBuffer bytes) {
    if (!stopped) {
      room.drainPermits();
      taker.take(bytes);
    }
  }

  @Override
  public void resume() {
    room.release();
  }

  @Override
  public void stop() {
    stopped = true;
    thread.interrupt();
  }
}
