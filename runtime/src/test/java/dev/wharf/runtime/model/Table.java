package dev.wharf.runtime.model;

import dev.wharf.wasm.Trap;
import dev.wharf.wasm.TrapException;
import java.util.ArrayList;
import java.util.List;

/** Indices from 1, those freed last used first. Spec: Canonical ABI, {@code Table}. */
final class Table {
  private final List<Object> entries = new ArrayList<>();
  private final List<Integer> free = new ArrayList<>();

  Table() {
    entries.add(this); // index 0 is nobody's
  }

  int add(Object entry) {
    if (free.isEmpty()) {
      entries.add(entry);
      return entries.size() - 1;
    }
    int index = free.removeLast();
    entries.set(index, entry);
    return index;
  }

  <E> E get(int index, Class<E> kind) {
    if (index <= 0 || index >= entries.size() || entries.get(index) == this) {
      throw new TrapException(Trap.UNKNOWN_HANDLE);
    }
    if (!kind.isInstance(entries.get(index))) {
      throw new TrapException(Trap.HANDLE_TYPE);
    }
    return kind.cast(entries.get(index));
  }

  <E> E remove(int index, Class<E> kind) {
    E entry = get(index, kind);
    entries.set(index, this);
    free.add(index);
    return entry;
  }

  /** The indices of all entries of a kind. */
  <E> List<Integer> indices(Class<E> kind) {
    var found = new ArrayList<Integer>();
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i) != this && kind.isInstance(entries.get(i))) {
        found.add(i);
      }
    }
    return found;
  }
}
