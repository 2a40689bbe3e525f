package dev.wharf.runtime.value;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;

/**
 * The end of a WIT {@code stream<T>} that elements come out of. {@code stream<u8>} is a {@link
 * ByteStreamReader} instead; a {@code stream} without a type carries {@link Unit}.
 *
 * <p>Methods block until there is something to return, and guest code that has to run for it runs
 * meanwhile. Nothing is read ahead: what is written waits until it is asked for. One thread at a
 * time may use an end.
 *
 * <p>Giving the end away, as an argument, as a result or as an element of another stream, moves it:
 * this object is spent then, and using it is an {@link IllegalStateException}. An end that is not
 * given away is to be closed.
 *
 * {@snippet :
 * try (StreamReader<Row> rows = reporter.rows()) {
 *   for (Row row : rows) {
 *     print(row);
 *   }
 * }
 * }
 */
public interface StreamReader<T> extends AutoCloseable, Iterable<T> {
  /**
   * The next elements: at least one, at most {@code max}.
   *
   * @param max 1 or more
   * @return an empty list when the other end is gone, then and for ever after
   * @throws java.util.concurrent.CancellationException if the thread is interrupted before anything
   *     came; the interrupt status stays set, no element is lost, and the end can be read again
   * @throws dev.wharf.wasm.TrapException if the guest traps, or if nothing is left that could write
   * @throws IllegalStateException if this end was closed or given away, or if guest code of the
   *     same store waits for the calling thread
   */
  List<T> read(int max);

  /**
   * As {@link #read}, but gives up after a while and keeps the end.
   *
   * @param wait how long to wait for the first element; zero takes what is there
   * @return empty if nothing came in time; an empty list when the other end is gone
   */
  Optional<List<T>> poll(int max, Duration wait);

  /** Whether a read would return at once, as far as can be told without running anything. */
  default boolean ready() {
    return false;
  }

  /**
   * Takes the end out of this object, which is spent then, as if it were given away.
   *
   * @throws IllegalStateException if it is closed or spent, or being read
   */
  StreamReader<T> move();

  /** Tells the other end that nobody reads any more; a second time does nothing. */
  @Override
  void close();

  /** The elements one after the other, read in small batches; does not close the end. */
  @Override
  default Iterator<T> iterator() {
    return new BatchIterator<>(this);
  }

  /**
   * The elements for one subscriber, on a thread of its own; its demand is the size of the reads. A
   * cancelled subscription closes the end.
   */
  default Flow.Publisher<T> toPublisher() {
    return new ReaderPublisher<>(this);
  }

  /**
   * Moves all elements to {@code writer} until one of the ends is gone, and closes neither.
   *
   * @return how many elements the writer's other end took
   */
  default long into(StreamWriter<? super T> writer) {
    long moved = 0;
    while (true) {
      List<T> batch = read(BatchIterator.SIZE);
      int taken = batch.isEmpty() ? 0 : writer.write(batch);
      moved += taken;
      if (batch.isEmpty() || taken < batch.size()) {
        return moved;
      }
    }
  }

  /** The elements of a list or the like, there at once; of anything else as its iterator is. */
  static <T> StreamReader<T> of(Iterable<? extends T> elements) {
    return new IteratorReader<>(elements.iterator(), elements instanceof Collection<?>);
  }

  /**
   * The elements of an iterator, which is asked when they are, on a thread that may block. If it is
   * {@link AutoCloseable} it is closed with the end.
   */
  static <T> StreamReader<T> of(Iterator<? extends T> elements) {
    return new IteratorReader<>(Objects.requireNonNull(elements), false);
  }

  /** What a publisher publishes; it is subscribed to by the first read, and asked for as much. */
  static <T> StreamReader<T> of(Flow.Publisher<? extends T> publisher) {
    return new PublisherReader<>(Objects.requireNonNull(publisher));
  }

  /** No elements. */
  static <T> StreamReader<T> empty() {
    return of(List.of());
  }

  /** The next element. */
  default T next() {
    List<T> one = read(1);
    if (one.isEmpty()) {
      throw new NoSuchElementException("the stream has ended");
    }
    return one.getFirst();
  }
}
