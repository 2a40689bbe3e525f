package dev.wharf.runtime.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A stream of what an iterator gives. */
final class IteratorReader<T> implements StreamReader<T> {
  /** Elements in one read. */
  private static final int MOST = 4096;

  private final Iterator<? extends T> elements;
  private final boolean ready;
  private final EndState state = new EndState();

  /**
   * @param ready whether the iterator never blocks
   */
  IteratorReader(Iterator<? extends T> elements, boolean ready) {
    this.elements = elements;
    this.ready = ready;
  }

  /**
   * An iterator that may block is asked for one element at a time: the next may be long in coming.
   */
  @Override
  public List<T> read(int max) {
    state.check();
    List<T> batch = new ArrayList<>();
    int most = ready ? Math.min(max, MOST) : 1;
    while (batch.size() < most && elements.hasNext()) {
      batch.add(elements.next());
    }
    return Collections.unmodifiableList(batch);
  }

  @Override
  public Optional<List<T>> poll(int max, Duration wait) {
    return Optional.of(read(max));
  }

  @Override
  public boolean ready() {
    return ready;
  }

  @Override
  public StreamReader<T> move() {
    state.move();
    return new IteratorReader<>(elements, ready);
  }

  @Override
  public void close() {
    if (state.close() && elements instanceof AutoCloseable closeable) {
      Closing.close(closeable);
    }
  }
}
