package dev.wharf.wasi.preview1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The descriptors of one guest by number. A new one gets the lowest free number. */
final class FdTable {
  private final List<Optional<Fd>> entries = new ArrayList<>();

  Fd get(int fd) throws ErrnoException {
    if (fd < 0 || fd >= entries.size()) {
      throw new ErrnoException(Errno.BADF);
    }
    return entries.get(fd).orElseThrow(() -> new ErrnoException(Errno.BADF));
  }

  int add(Fd entry) {
    int free = entries.indexOf(Optional.<Fd>empty());
    if (free >= 0) {
      entries.set(free, Optional.of(entry));
      return free;
    }
    entries.add(Optional.of(entry));
    return entries.size() - 1;
  }

  void close(int fd) throws ErrnoException {
    get(fd).close();
    entries.set(fd, Optional.empty());
  }

  /** Moves one descriptor over another, which is closed. Both must be open. */
  void renumber(int from, int to) throws ErrnoException {
    var moved = get(from);
    var replaced = get(to);
    if (from == to) {
      return;
    }
    replaced.close();
    entries.set(to, Optional.of(moved));
    entries.set(from, Optional.empty());
  }

  void closeAll() {
    entries.forEach(entry -> entry.ifPresent(Fd::close));
    entries.clear();
  }
}
