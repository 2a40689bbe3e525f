package dev.wharf.http.netty;

import io.netty.channel.EventLoop;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What the connections of one event loop share: a clock's tick, a buffer, today's date. */
final class LoopState implements Runnable {
  /** A connection that looks now and then whether one of its times is over. */
  interface Timed {
    void tick(long nanoTime);

    /** Where it is in the list. */
    int position();

    void position(int position);
  }

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final EventLoop loop;
  private final HeadWriter writer = new HeadWriter();
  private final ArrayList<Timed> timed = new ArrayList<>();
  private long dateSecond;
  private String date = "";

  LoopState(EventLoop loop, long tickNanos) {
    this.loop = loop;
    loop.scheduleAtFixedRate(this, tickNanos, tickNanos, TimeUnit.NANOSECONDS);
  }

  EventLoop loop() {
    return loop;
  }

  /** An empty buffer for a head. */
  HeadWriter writer() {
    return writer.clear();
  }

  /** The value of {@code Date}. RFC 9110, 6.6.1. */
  String date() {
    long second = System.currentTimeMillis() / 1000;
    if (second != dateSecond) {
      dateSecond = second;
      date = DATE.format(Instant.ofEpochSecond(second));
    }
    return date;
  }

  void add(Timed connection) {
    connection.position(timed.size());
    timed.add(connection);
  }

  void remove(Timed connection) {
    int at = connection.position();
    if (at < 0) {
      return;
    }
    Timed last = timed.removeLast();
    if (last != connection) {
      timed.set(at, last);
      last.position(at);
    }
    connection.position(-1);
  }

  @Override
  public void run() {
    long now = System.nanoTime();
    // Backwards, since a connection may remove itself.
    for (int i = timed.size() - 1; i >= 0; i--) {
      if (i < timed.size()) {
        timed.get(i).tick(now);
      }
    }
  }
}
