package dev.wharf.runtime.canon;

/** How Java sees the elements of a stream or the value of a future, where they have a type. */
interface ElementCodec {
  /** The element in a guest's memory. */
  Object load(GuestSide from, int address);

  /** Puts an element into a guest's memory. */
  void store(Object element, GuestSide to, int address);

  /** What stands for an element without a type. */
  Object unit();
}
