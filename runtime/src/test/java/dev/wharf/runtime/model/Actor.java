package dev.wharf.runtime.model;

import java.util.List;

/** Spec: Canonical ABI, {@code ComponentInstance}. */
final class Actor {
  final World world;
  final int number;

  /** Whom it can call; one that is missing has only functions that trap. */
  final List<Actor> neighbours;

  final Table handles = new Table();
  final Table threads = new Table();
  final byte[] memory = new byte[1 << 16];
  int backpressure;
  int waitingToEnter;
  GuestThread exclusive; // null when no task holds the instance

  Actor(World world, int number, List<Actor> neighbours) {
    this.world = world;
    this.number = number;
    this.neighbours = neighbours;
  }

  End end(int index, boolean readable, Carried carried) {
    var end = handles.get(index, End.class);
    end.require(readable, carried);
    return end;
  }
}
