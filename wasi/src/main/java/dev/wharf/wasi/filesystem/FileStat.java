package dev.wharf.wasi.filesystem;

/**
 * Attributes of an object. Device and inode together tell objects apart.
 *
 * @param links how many names it has
 * @param size bytes of a file, or of a symbolic link's text
 */
public record FileStat(
    FileType type,
    long links,
    long size,
    Timestamp accessed,
    Timestamp modified,
    Timestamp changed,
    long device,
    long inode) {

  /** Whether both are of one object. */
  public boolean sameObject(FileStat other) {
    return device == other.device && inode == other.inode;
  }
}
