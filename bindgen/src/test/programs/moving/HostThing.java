package app.moving;

import cases.moving.Things;
import java.util.List;

/** A resource of the host that counts how often it was closed. */
final class HostThing implements Things.Thing {
  private final long id;
  private int closed;

  HostThing(long id) {
    this.id = id;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public long absorb(Things.Thing other) {
    return id + other.id();
  }

  @Override
  public long sum(List<Things.Thing> others) {
    return others.stream().mapToLong(Things.Thing::id).sum();
  }

  int closed() {
    return closed;
  }

  @Override
  public void close() {
    closed++;
  }

  @Override
  public String toString() {
    return "thing " + id;
  }
}
