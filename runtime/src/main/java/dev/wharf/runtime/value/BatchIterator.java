package dev.wharf.runtime.value;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The elements of a stream one after the other. */
final class BatchIterator<T> implements Iterator<T> {
  /** How many elements are fetched at a time. */
  static final int SIZE = 64;

  private final StreamReader<T> reader;
  private List<T> batch = List.of();
  private int next;
  private boolean ended;

  BatchIterator(StreamReader<T> reader) {
    this.reader = reader;
  }

  @Override
  public boolean hasNext() {
    if (next == batch.size() && !ended) {
      batch = reader.read(SIZE);
      next = 0;
      ended = batch.isEmpty();
    }
    return !ended;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return batch.get(next++);
  }
}
