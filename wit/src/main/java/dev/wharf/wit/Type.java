package dev.wharf.wit;

/** A type where it is used. */
public sealed interface Type permits Primitive, Type.Ref {
  /**
   * A type of the {@link Resolution}.
   *
   * @param id index into {@link Resolution#types}
   */
  record Ref(int id) implements Type {}
}
