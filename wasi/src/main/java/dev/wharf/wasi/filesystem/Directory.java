package dev.wharf.wasi.filesystem;

import java.nio.file.Path;
import java.util.List;

/**
 * An open directory. Every path is resolved beneath it: {@code not-permitted} when it leads out by
 * {@code ..}, by a symbolic link or by being absolute, also while somebody else moves things
 * around. Rights are not its business, see {@link Descriptor}.
 */
public sealed interface Directory extends FileObject permits BeneathDirectory, NioDirectory {
  /**
   * Opens a directory of the host, with the kernel's own resolution where there is one.
   *
   * @throws FileException {@code unsupported} on a system where neither way is safe
   */
  static Directory openRoot(Path host) throws FileException {
    return BeneathDirectory.available()
        ? BeneathDirectory.openRoot(host)
        : NioDirectory.openRoot(host);
  }

  /**
   * Opens a regular file or a directory; anything else is {@code unsupported}. Never waits for a
   * pipe's other end.
   */
  FileObject open(GuestPath path, OpenRequest request) throws FileException;

  FileStat statAt(GuestPath path, boolean follow) throws FileException;

  void setTimesAt(GuestPath path, boolean follow, TimeChange accessed, TimeChange modified)
      throws FileException;

  void createDirectory(GuestPath path) throws FileException;

  void removeDirectory(GuestPath path) throws FileException;

  void unlinkFile(GuestPath path) throws FileException;

  void rename(GuestPath from, Directory target, GuestPath to) throws FileException;

  /** Makes another name for a file. A symbolic link at the end of the path is not followed. */
  void link(GuestPath from, Directory target, GuestPath to) throws FileException;

  /**
   * Makes a symbolic link with this text, which is not checked here beyond what the system demands.
   */
  void symlink(String text, GuestPath at) throws FileException;

  String readLink(GuestPath path) throws FileException;

  /** All entries except {@code .} and {@code ..}, in the system's order. */
  List<DirectoryEntry> entries() throws FileException;
}
