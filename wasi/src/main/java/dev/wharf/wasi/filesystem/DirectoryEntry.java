package dev.wharf.wasi.filesystem;

/** A name in a directory, with the kind and the inode of what it names. */
public record DirectoryEntry(String name, FileType type, long inode) {}
