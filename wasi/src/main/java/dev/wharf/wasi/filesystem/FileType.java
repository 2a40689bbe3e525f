package dev.wharf.wasi.filesystem;

/** The kind of an object of the file system. */
public enum FileType {
  UNKNOWN,
  BLOCK_DEVICE,
  CHARACTER_DEVICE,
  DIRECTORY,
  FIFO,
  SYMBOLIC_LINK,
  REGULAR_FILE,
  SOCKET;

  /** Of the type bits of {@code st_mode}. */
  static FileType ofMode(int mode) {
    return switch (mode >> 12 & 0xF) {
      case 1 -> FIFO;
      case 2 -> CHARACTER_DEVICE;
      case 4 -> DIRECTORY;
      case 6 -> BLOCK_DEVICE;
      case 8 -> REGULAR_FILE;
      case 10 -> SYMBOLIC_LINK;
      case 12 -> SOCKET;
      default -> UNKNOWN;
    };
  }
}
