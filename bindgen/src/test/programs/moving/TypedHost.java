package app.moving;

import cases.moving.Calls;
import cases.moving.Moves;
import cases.moving.Things;
import cases.moving.Things.Thing;
import dev.wharf.runtime.value.Result;
import dev.wharf.runtime.value.StreamReader;
import dev.wharf.runtime.value.Tuple2;
import dev.wharf.runtime.value.Tuple3;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What the guest imports, by the generated interfaces; it keeps what it was last called with. */
final class TypedHost implements Moves, Calls, Things, Thing.Factory {
  private Object seen = "";
  private volatile CountDownLatch hung = new CountDownLatch(1);
  private volatile boolean interrupted;

  Object seen() {
    return seen;
  }

  private <T> T keep(T value) {
    seen = value;
    return value;
  }

  @Override
  public Thing.Factory thing() {
    return this;
  }

  @Override
  public Thing create(long id) {
    return new HostThing(id);
  }

  @Override
  public Thing again(Thing of) {
    return new HostThing(of.id());
  }

  @Override
  public Thing single(Thing a) {
    return keep(a);
  }

  @Override
  public List<Thing> several(List<Thing> a) {
    return keep(a);
  }

  @Override
  public Optional<Optional<Thing>> maybe(Optional<Optional<Thing>> a) {
    return keep(a);
  }

  @Override
  public Tuple3<Thing, Integer, Thing> pair(Tuple3<Thing, Integer, Thing> a) {
    return keep(a);
  }

  @Override
  public Holder hold(Holder a) {
    return keep(a);
  }

  @Override
  public List<Holder> holders(List<Holder> a) {
    return keep(a);
  }

  @Override
  public Either choose(Either a) {
    return keep(a);
  }

  @Override
  public Thing outcome(Result<Thing, Holder> a) throws HolderException {
    return switch (keep(a)) {
      case Result.Ok<Thing, Holder>(Thing value) -> value;
      case Result.Err<Thing, Holder>(Holder error) -> throw new HolderException(error);
    };
  }

  @Override
  public StreamReader<Thing> streamIn(Holder a, StreamReader<Thing> b) {
    keep(a);
    return b;
  }

  @Override
  public long lend(Thing a) {
    return keep(a).id();
  }

  @Override
  public long lendAll(List<Thing> a) {
    return keep(a).stream().mapToLong(Thing::id).sum();
  }

  @Override
  public long lendMaybe(Optional<Thing> a) {
    return keep(a).map(Thing::id).orElse(0L);
  }

  @Override
  public long lendPairs(List<Tuple2<String, Thing>> a) {
    return keep(a).stream().mapToLong(pair -> pair.f1().id()).sum();
  }

  @Override
  public Thing lendMixed(Thing a, Thing b, List<Thing> c) {
    keep(List.of(a, b, c));
    return b;
  }

  @Override
  public List<String> texts(List<String> a) {
    return keep(a);
  }

  @Override
  public List<Holder> held(List<Holder> a) {
    return keep(a);
  }

  @Override
  public byte[] parse(String a) throws ParseException {
    if (keep(a).length() % 2 == 1) {
      throw new ParseException(a);
    }
    return a.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public long lendLater(Thing a) {
    return keep(a).id();
  }

  @Override
  public long hang() throws InterruptedException {
    interrupted = false;
    hung.countDown();
    try {
      Thread.sleep(60_000);
      return 1;
    } catch (InterruptedException e) {
      interrupted = true;
      throw e;
    }
  }

  /** Waits until {@link #hang} is called. */
  void awaitHang() throws InterruptedException {
    hung.await();
    hung = new CountDownLatch(1);
  }

  /** Whether {@link #hang} was last left by an interrupt. */
  boolean wasInterrupted() {
    return interrupted;
  }
}
