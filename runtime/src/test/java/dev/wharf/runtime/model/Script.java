package dev.wharf.runtime.model;

/**
 * What is done next by whoever asks: the host, or an actor that has just been resumed. One list for
 * all, so that a script can be shortened at any place and stays a script.
 */
interface Script {
  /** What the host does: calls, or ends with {@link Code#EXIT}. */
  Op forHost(World world);

  Op forActor(World world, Frame frame);
}
