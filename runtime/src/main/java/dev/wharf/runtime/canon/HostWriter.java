package dev.wharf.runtime.canon;

import dev.wharf.engine.abi.HostCalls;
import dev.wharf.runtime.async.Buffer;
import dev.wharf.runtime.async.CopyListener;
import dev.wharf.runtime.async.CopyResult;
import dev.wharf.runtime.async.HostSupply;
import dev.wharf.runtime.async.HostThreads;
import dev.wharf.runtime.async.Shared;
import dev.wharf.runtime.value.Inline;
import java.util.Optional;

/**
 * Writes what a reader of the host gives to a guest, as the guest asks for it: nothing is read
 * ahead but what the guest wanted when it was asked. Belongs to the thread that owns the store.
 */
abstract sealed class HostWriter implements HostSupply, CopyListener
    permits HostStreamWriter, HostByteWriter, HostFutureWriter {
  /** Whether closing objects of a class never blocks. */
  private static final ClassValue<Boolean> AT_ONCE =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.isAnnotationPresent(Inline.class);
        }
      };

  private final Shared shared;
  private final HostThreads threads;
  private final AutoCloseable source;
  private Optional<Thread> reading = Optional.empty();
  private boolean busy;
  private boolean used;
  private boolean closed;
  private Buffer.Readable rest; // null when all that was read is written

  HostWriter(Shared shared, HostThreads threads, AutoCloseable source) {
    this.shared = shared;
    this.threads = threads;
    this.source = source;
    threads.opened(this);
  }

  /** The reader that this was made of, if no guest has asked for anything yet. */
  final Optional<Object> takeBack() {
    if (used || closed) {
      return Optional.empty();
    }
    closed = true;
    threads.closed(this);
    return Optional.of(source);
  }

  /** Whether the source has something at once. */
  abstract boolean isReady();

  /** Reads from the source; empty at its end. May block. */
  abstract Optional<Buffer.Readable> fetch(int max);

  final HostThreads threads() {
    return threads;
  }

  @Override
  public final void wanted(Buffer.Writable into) {
    used = true;
    if (busy || closed) {
      return;
    }
    if (rest != null) {
      write(rest);
      return;
    }
    int max = Math.max(1, into.remain());
    if (isReady()) {
      write(fetchNow(max));
      return;
    }
    busy = true;
    fetchLater(max);
  }

  private Optional<Buffer.Readable> fetchNow(int max) {
    try {
      return fetch(max);
    } catch (Throwable thrown) {
      throw HostCalls.failure(thrown);
    }
  }

  /** Has another thread fetch. */
  void fetchLater(int max) {
    reading =
        Optional.of(
            threads.run(
                "wharf-source",
                () -> {
                  try {
                    var fetched = fetch(max);
                    return () -> arrived(fetched);
                  } catch (Throwable thrown) {
                    return () -> failed(thrown);
                  }
                }));
  }

  final void arrived(Optional<Buffer.Readable> fetched) {
    busy = false;
    reading = Optional.empty();
    if (!closed) {
      write(fetched);
    }
  }

  final void failed(Throwable thrown) {
    busy = false;
    reading = Optional.empty();
    if (!closed) {
      throw HostCalls.failure(thrown);
    }
  }

  private void write(Optional<Buffer.Readable> fetched) {
    if (fetched.isPresent()) {
      write(fetched.get());
    } else {
      closeSource();
      shared.drop();
    }
  }

  private void write(Buffer.Readable buffer) {
    rest = buffer;
    shared.write(this, buffer, this);
  }

  @Override
  public final void onCopy(Runnable reclaim) {
    reclaim.run();
    settle();
  }

  @Override
  public final void onCopyDone(CopyResult result) {
    if (result == CopyResult.DROPPED) {
      dropped();
    } else {
      settle();
    }
  }

  /** What was not taken is offered to the next read. */
  private void settle() {
    if (rest != null && rest.remain() == 0) {
      rest = null;
      written();
    }
  }

  /** All that was fetched has been taken. */
  void written() {}

  final void end() {
    closeSource();
  }

  @Override
  public final void dropped() {
    var left = rest;
    rest = null;
    reading.ifPresent(Thread::interrupt);
    if (!closed) {
      closeSource();
      if (left instanceof HostBuffer.Offer offer) {
        closeElements(offer);
      }
    }
  }

  /** What was fetched and not taken is nobody's now. */
  private static void closeElements(HostBuffer.Offer offer) {
    while (offer.remain() > 0) {
      if (offer.next() instanceof AutoCloseable element) {
        close(element);
      }
    }
  }

  /** Closing may block, and has a thread of its own then; nobody waits for it. */
  private void closeSource() {
    if (closed) {
      return;
    }
    closed = true;
    threads.closed(this);
    close(source);
  }

  private static void close(AutoCloseable closeable) {
    if (AT_ONCE.get(closeable.getClass())) {
      closeQuietly(closeable);
    } else {
      Thread.ofVirtual().name("wharf-close").start(() -> closeQuietly(closeable));
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception _) {
      // Nobody is left to be told.
    }
  }
}
