package dev.wharf.runtime.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A pipe of elements, and its writing end. */
final class Exchange<T> extends Rendezvous implements StreamWriter<T> {
  private List<? extends T> elements = List.of();

  @Override
  public int write(List<? extends T> elements) {
    synchronized (this) {
      this.elements = elements;
    }
    return offer(elements.size());
  }

  /** What is there, after {@link #await}. */
  synchronized List<T> take(List<T> batch, int max) {
    int count = Math.min(max, left());
    batch.addAll(elements.subList(taken(), taken() + count));
    take(count);
    return Collections.unmodifiableList(batch);
  }

  List<T> read(int max) {
    await(FOR_EVER);
    return take(new ArrayList<>(), max);
  }
}
