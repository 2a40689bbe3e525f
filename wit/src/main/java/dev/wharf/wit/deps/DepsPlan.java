package dev.wharf.wit.deps;

import dev.wharf.wit.InvalidWitException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is, beside what should be, of the dependencies of a folder.
 *
 * @param items by name
 * @param lock as it should be
 */
public record DepsPlan(DepsFolder folder, List<Item> items, DepsLock lock) {
  /** One dependency, asked for or left over. */
  public record Item(DepName dep, State state, String source, Needed needed) {}

  /** What its place says. */
  public enum State {
    CURRENT("up to date"),
    ABSENT("not copied yet"),
    OUTDATED("its source has changed since it was copied"),
    CHANGED("changed since it was copied"),
    UNLOCKED("not in deps.lock as it is"),
    LEFT_OVER("no longer needed"),
    NOT_FETCHED("in a registry, and not here"),
    NO_SOURCE("its source is not here");

    private final String sentence;

    State(String sentence) {
      this.sentence = sentence;
    }

    /** What the user reads. */
    public String sentence() {
      return sentence;
    }
  }

  /** By whom. */
  public enum Needed {
    DIRECTLY,
    BY_ANOTHER,
    NO_MORE
  }

  public DepsPlan {
    items = List.copyOf(items);
  }

  /**
   * Looks, and changes nothing.
   *
   * @throws InvalidWitException if a file does not say what it should
   * @throws IOException if a file that is there cannot be read
   */
  public static DepsPlan of(DepsFolder folder) throws IOException {
    return new Comparison(folder, folder.manifest()).plan();
  }

  /** The same as if the manifest were this one. */
  public static DepsPlan of(DepsFolder folder, DepsManifest manifest) throws IOException {
    return new Comparison(folder, manifest).plan();
  }

  /** Those in one of these states. */
  public List<Item> in(Set<State> states) {
    return items.stream().filter(item -> states.contains(item.state)).toList();
  }

  /** Whether an update would change nothing. */
  public boolean isCurrent() throws IOException {
    return in(Set.of(State.CURRENT, State.NO_SOURCE)).size() == items.size()
        && lock.equals(folder.lock());
  }

  /**
   * Copies and removes what is to be, and writes the lock last. What was changed by hand is
   * overwritten: who does not want that looks for {@link State#CHANGED} before.
   *
   * @throws IOException if something cannot be written; what was written is whole
   */
  public void apply() throws IOException {
    for (var wanted : DepsClosure.of(folder, folder.manifest())) {
      if (wanted instanceof Wanted.Found found && !found.inPlace()) {
        boolean same =
            folder.copy(found.dep()) instanceof DepsFolder.Copy.Present(var files)
                && files.digest().equals(found.files().digest());
        if (!same) {
          folder.replace(found.dep(), found.files());
        }
      }
    }
    for (var item : items) {
      if (item.needed == Needed.NO_MORE
          && !(folder.copy(item.dep) instanceof DepsFolder.Copy.None)) {
        folder.remove(item.dep);
      }
    }
    if (!lock.equals(folder.lock())) {
      folder.writeLock(lock);
    }
  }

  /** Makes the plan. */
  private static final class Comparison {
    private final DepsFolder folder;
    private final DepsManifest manifest;
    private final DepsLock before;
    private final List<Item> items = new ArrayList<>();
    private final SortedMap<DepName, DepsLock.Entry> entries = new TreeMap<>();

    Comparison(DepsFolder folder, DepsManifest manifest) throws IOException {
      this.folder = folder;
      this.manifest = manifest;
      this.before = folder.lock();
    }

    DepsPlan plan() throws IOException {
      var all = DepsClosure.of(folder, manifest);
      boolean whole = all.stream().noneMatch(Wanted.Missing.class::isInstance);
      var names = new HashSet<DepName>();
      for (var wanted : all) {
        names.add(wanted.dep());
        var needed =
            manifest.entries().containsKey(wanted.dep()) ? Needed.DIRECTLY : Needed.BY_ANOTHER;
        items.add(new Item(wanted.dep(), state(wanted), wanted.source(), needed));
      }
      for (var entry : before.entries().entrySet()) {
        if (!names.contains(entry.getKey())) {
          items.add(unnamed(entry.getKey(), entry.getValue(), whole));
        }
      }
      items.sort((one, other) -> one.dep.compareTo(other.dep));
      return new DepsPlan(folder, items, new DepsLock(entries));
    }

    private State state(Wanted wanted) throws IOException {
      return switch (wanted) {
        case Wanted.Found found -> {
          entries.put(
              found.dep(), new DepsLock.Entry(found.source(), Optional.of(found.content())));
          yield state(found);
        }
        case Wanted.NotFetched each -> {
          entries.put(each.dep(), new DepsLock.Entry(each.source(), Optional.empty()));
          yield State.NOT_FETCHED;
        }
        case Wanted.Missing each -> {
          var locked = before.entries().get(each.dep());
          if (locked == null) {
            yield State.NO_SOURCE;
          }
          entries.put(each.dep(), locked);
          yield kept(each.dep(), locked) ? State.NO_SOURCE : State.CHANGED;
        }
      };
    }

    private State state(Wanted.Found found) throws IOException {
      var locked = before.entries().get(found.dep());
      var expected = entries.get(found.dep());
      String digest = found.files().digest();
      if (found.inPlace()) {
        boolean changed =
            locked != null
                && locked.source().equals(found.source())
                && locked.content().map(content -> !content.digest().equals(digest)).orElse(false);
        return changed ? State.CHANGED : expected.equals(locked) ? State.CURRENT : State.UNLOCKED;
      }
      return switch (folder.copy(found.dep())) {
        case DepsFolder.Copy.None _ -> State.ABSENT;
        case DepsFolder.Copy.Foreign _ -> State.CHANGED;
        case DepsFolder.Copy.Present(var files) -> {
          if (files.digest().equals(digest)) {
            yield expected.equals(locked) ? State.CURRENT : State.UNLOCKED;
          }
          yield files.files().isEmpty() || locked != null && kept(found.dep(), locked)
              ? State.OUTDATED
              : State.CHANGED;
        }
      };
    }

    /** Of an entry of the lock that nothing asks for, as far as all that asks could be read. */
    private Item unnamed(DepName dep, DepsLock.Entry locked, boolean whole) throws IOException {
      boolean there = !(folder.copy(dep) instanceof DepsFolder.Copy.None);
      boolean changed = there && !kept(dep, locked);
      if (!whole) {
        entries.put(dep, locked);
        return new Item(
            dep,
            there && !changed ? State.NO_SOURCE : State.CHANGED,
            locked.source(),
            Needed.BY_ANOTHER);
      }
      return new Item(
          dep, changed ? State.CHANGED : State.LEFT_OVER, locked.source(), Needed.NO_MORE);
    }

    /** Whether the copy is what the lock says. */
    private boolean kept(DepName dep, DepsLock.Entry locked) throws IOException {
      return folder.copy(dep) instanceof DepsFolder.Copy.Present(var files)
          && locked
              .content()
              .map(content -> content.digest().equals(files.digest()))
              .orElse(files.files().isEmpty());
    }
  }
}
