package dev.wharf.runtime.model;

import java.util.List;

/** A script that was made before. Where it ends, everybody leaves. */
final class Replay implements Script {
  private final List<Op> ops;
  private int next;

  Replay(List<Op> ops) {
    this.ops = ops;
  }

  Op next() {
    return next < ops.size() ? ops.get(next++) : Op.EXIT;
  }

  @Override
  public Op forHost(World world) {
    return next();
  }

  @Override
  public Op forActor(World world, Frame frame) {
    return next();
  }
}
