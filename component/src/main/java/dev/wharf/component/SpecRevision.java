package dev.wharf.component;

/**
 * Which text of the Component Model's specification holds where its versions differ. The default is
 * the pinned one, whose test suite is the yardstick; {@link #NEWEST} has what was merged since.
 */
public enum SpecRevision {
  /**
   * Revision 6d28164 of August 2026, with the answers that its test suite gives where text and
   * reference code disagree: a component and the components inside it cannot call each other.
   */
  PINNED,
  /** As upstream stands: an instance may be entered while it runs. */
  NEWEST;

  /** Whether an instance may be entered again while a call into it runs. */
  public boolean allowsReentrance() {
    return this == NEWEST;
  }
}
