package dev.wharf.wasi.filesystem;

import java.util.Set;

/**
 * How to open what a path names.
 *
 * @param follow whether a symbolic link at the end of the path is followed
 */
public record OpenRequest(boolean follow, Set<Flag> flags) {
  /** One wish. */
  public enum Flag {
    CREATE,
    DIRECTORY,
    EXCLUSIVE,
    TRUNCATE,
    READ,
    WRITE,
    MUTATE,
    SYNC,
    DATA_SYNC
  }

  public OpenRequest {
    flags = Set.copyOf(flags);
  }

  public boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /**
   * Whether this way of opening can change anything, or gives a handle that could. The only place
   * that decides it: every open needs the right to change the directory exactly when this is true.
   */
  public boolean changes() {
    return has(Flag.CREATE) || has(Flag.TRUNCATE) || has(Flag.WRITE) || has(Flag.MUTATE);
  }
}
