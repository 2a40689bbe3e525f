package dev.wharf.runtime.canon;

import dev.wharf.runtime.async.CopyListener;
import dev.wharf.runtime.async.CopyResult;
import dev.wharf.runtime.async.HostThreads;
import dev.wharf.runtime.async.Shared;
import dev.wharf.runtime.value.ByteDrain;
import dev.wharf.runtime.value.ByteTaker;
import java.nio.ByteBuffer;

/**
 * Gives what a guest writes to a taker of the host, on the thread that the guest runs on: nobody
 * waits and nothing is handed from thread to thread. Belongs to the thread that owns the store.
 */
final class GuestDrain implements ByteDrain, CopyListener {
  private static final int FIRST_PIECE = 4 * 1024;
  private static final int LARGEST_PIECE = 64 * 1024;

  private final Shared shared;
  private final HostThreads threads;
  private final ByteTaker taker;
  private HostBuffer.Bytes room;
  private byte[] piece = new byte[FIRST_PIECE];
  private ByteBuffer rest; // null when all that was read is taken
  private boolean over;

  private GuestDrain(Shared shared, HostThreads threads, ByteTaker taker) {
    this.shared = shared;
    this.threads = threads;
    this.taker = taker;
    this.room = new HostBuffer.Bytes(piece, 0, piece.length);
  }

  static ByteDrain start(Shared shared, HostThreads threads, ByteTaker taker) {
    var drain = new GuestDrain(shared, threads, taker);
    threads.send(drain::read);
    return drain;
  }

  private void read() {
    if (!over) {
      room = new HostBuffer.Bytes(piece, 0, piece.length);
      shared.read(this, room, this);
    }
  }

  @Override
  public void onCopy(Runnable reclaim) {
    reclaim.run();
    give();
  }

  @Override
  public void onCopyDone(CopyResult result) {
    if (over) {
      return;
    }
    switch (result) {
      case COMPLETED -> give();
      case DROPPED -> {
        over = true;
        taker.end();
      }
      case CANCELLED -> {}
    }
  }

  private void give() {
    var bytes = ByteBuffer.wrap(piece, 0, room.progress());
    taker.take(bytes);
    if (bytes.hasRemaining()) {
      rest = bytes;
      return;
    }
    // Whoever fills its piece writes much.
    if (room.remain() == 0 && piece.length < LARGEST_PIECE) {
      piece = new byte[LARGEST_PIECE];
    }
    read();
  }

  @Override
  public void resume() {
    threads.send(() -> {
      if (rest != null && !over) {
        taker.take(rest);
        if (!rest.hasRemaining()) {
          rest = null;
          read();
        }
      }
    });
  }

  @Override
  public void stop() {
    threads.send(() -> {
      if (!over) {
        over = true;
        shared.drop();
      }
    });
  }
}
