package app.moving;

import dev.wharf.runtime.value.ByteStreamReader;
import dev.wharf.runtime.value.FutureReader;
import dev.wharf.runtime.value.StreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Streams and futures by one of the ways in, and read by one of the ways out. */
final class Ends {
  private final Values values;

  Ends(Values values) {
    this.values = values;
  }

  <T> StreamReader<T> stream(List<T> elements) {
    return switch (values.number(3)) {
      case 0 -> StreamReader.of(elements);
      case 1 -> StreamReader.of(elements.iterator());
      default -> StreamReader.of(publisher(elements));
    };
  }

  ByteStreamReader bytes(byte[] bytes) {
    return switch (values.number(4)) {
      case 0 -> ByteStreamReader.of(bytes);
      case 1 -> ByteStreamReader.of(new ByteArrayInputStream(bytes));
      case 2 -> ByteStreamReader.of(Channels.newChannel(new ByteArrayInputStream(bytes)));
      default -> {
        int middle = values.number(bytes.length + 1);
        var first = ByteBuffer.wrap(bytes, 0, middle);
        var rest = ByteBuffer.wrap(bytes, middle, bytes.length - middle);
        yield ByteStreamReader.of(publisher(List.of(first, rest)));
      }
    };
  }

  <T> FutureReader<T> future(T value) {
    return values.number(2) == 0
        ? FutureReader.of(value)
        : FutureReader.of(CompletableFuture.supplyAsync(() -> value));
  }

  <T> List<T> read(StreamReader<T> stream) {
    var all = new ArrayList<T>();
    switch (values.number(4)) {
      case 0 -> stream.forEach(all::add);
      case 1 -> {
        for (var batch = stream.read(2); !batch.isEmpty(); batch = stream.read(2)) {
          all.addAll(batch);
        }
      }
      case 2 -> all.addAll(collected(stream.toPublisher()));
      default -> {
        var moved = stream.move();
        for (var batch = moved.read(50); !batch.isEmpty(); batch = moved.read(50)) {
          all.addAll(batch);
        }
        moved.close();
      }
    }
    stream.close();
    return all;
  }

  byte[] read(ByteStreamReader bytes) throws IOException {
    return switch (values.number(4)) {
      case 0 -> bytes.readAllBytes();
      case 1 -> {
        try (var in = bytes.asInputStream()) {
          yield in.readAllBytes();
        }
      }
      case 2 -> Channels.newInputStream(bytes.asChannel()).readAllBytes();
      default -> joined(collected(bytes.toPublisher()));
    };
  }

  private static byte[] joined(List<ByteBuffer> buffers) {
    byte[] all = new byte[0];
    for (var buffer : buffers) {
      int at = all.length;
      all = Arrays.copyOf(all, at + buffer.remaining());
      buffer.get(all, at, all.length - at);
    }
    return all;
  }

  <T> T read(FutureReader<T> future) {
    return values.number(2) == 0 ? future.join() : future.toCompletableFuture().join();
  }

  /** Gives as many elements as were asked for, at once. */
  private static <T> Flow.Publisher<T> publisher(List<T> elements) {
    return subscriber ->
        subscriber.onSubscribe(
            new Flow.Subscription() {
              private int next;
              private boolean done;

              @Override
              public void request(long count) {
                for (long i = 0; i < count && next < elements.size(); i++) {
                  subscriber.onNext(elements.get(next++));
                }
                if (next == elements.size() && !done) {
                  done = true;
                  subscriber.onComplete();
                }
              }

              @Override
              public void cancel() {
                done = true;
              }
            });
  }

  private static <T> List<T> collected(Flow.Publisher<T> publisher) {
    var all = new ArrayList<T>();
    var done = new CompletableFuture<List<T>>();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(T item) {
            all.add(item);
          }

          @Override
          public void onError(Throwable thrown) {
            done.completeExceptionally(thrown);
          }

          @Override
          public void onComplete() {
            done.complete(all);
          }
        });
    return done.join();
  }
}
