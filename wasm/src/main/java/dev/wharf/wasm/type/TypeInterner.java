package dev.wharf.wasm.type;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * Gives equal type definitions of any number of modules one identity. Two groups are equal if they
 * are written alike once indices into the group are counted from its start and other indices are
 * replaced by the types they stand for. Types that nobody holds any longer are forgotten. May be
 * used by several threads. Spec: valid/types, recursive types.
 */
public final class TypeInterner {
  /** A power of 2. */
  private static final int RECENT = 256;

  private final Map<Key, WeakReference<Group>> groups = new WeakHashMap<>();
  private final long seed = new SplittableRandom().nextLong();

  /** What {@link #intern(CompositeType)} gave last: who instantiates again asks for the same. */
  private final AtomicReferenceArray<Recent> recent = new AtomicReferenceArray<>(RECENT);

  /**
   * A group with a hash that nobody can foresee: modules are written by others, who might fill the
   * map with groups of one hash.
   */
  private record Key(RecType group, int hash) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && hash == key.hash && group.equals(key.group);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private record Recent(CompositeType closed, DefType defined) {}

  /** The members of one group; it holds its key, and each member holds it. */
  static final class Group {
    private final Key key;
    private final DefType[] members;

    private Group(Key key) {
      this.key = key;
      this.members = new DefType[key.group().types().size()];
      for (int i = 0; i < members.length; i++) {
        members[i] = new DefType(this, i);
      }
    }

    RecType key() {
      return key.group();
    }

    DefType[] members() {
      return members;
    }
  }

  /**
   * The defined types of a module, by type index.
   *
   * @throws IndexOutOfBoundsException if a type mentions an index beyond its group
   */
  public DefType[] intern(TypeSpace space) {
    var types = new DefType[space.size()];
    // What an index stands for while a group is read: an earlier type, or a member of the group.
    var meaning = new HeapType[space.size()];
    var closing = Substitution.of(meaning);
    int first = 0;
    for (RecType group : space.groups()) {
      int size = group.types().size();
      for (int i = 0; i < size; i++) {
        meaning[first + i] = new HeapType.Concrete(i);
      }
      var members = new ArrayList<SubType>(size);
      for (SubType type : group.types()) {
        members.add(closing.close(type));
      }
      DefType[] defined = intern(new RecType(members));
      for (int i = 0; i < size; i++) {
        types[first + i] = defined[i];
        meaning[first + i] = defined[i];
      }
      first += size;
    }
    return types;
  }

  /**
   * The defined types of a group by itself.
   *
   * @param first the index of its first member
   * @param earlier what indices below that stand for
   */
  public DefType[] intern(RecType group, int first, IntFunction<DefType> earlier) {
    var closing =
        Substitution.by(
            index -> index < first ? earlier.apply(index) : new HeapType.Concrete(index - first));
    var members = new ArrayList<SubType>(group.types().size());
    for (SubType type : group.types()) {
      members.add(closing.close(type));
    }
    return intern(new RecType(members)).clone();
  }

  /** The defined type that a plain definition of a closed type stands for. */
  public DefType intern(CompositeType closed) {
    int slot = System.identityHashCode(closed) & RECENT - 1;
    Recent known = recent.getAcquire(slot);
    if (known == null || known.closed() != closed) {
      known = new Recent(closed, intern(RecType.of(closed))[0]);
      recent.setRelease(slot, known);
    }
    return known.defined();
  }

  private DefType[] intern(RecType group) {
    return intern(new Key(group, Digest.of(group, seed)));
  }

  private synchronized DefType[] intern(Key key) {
    var known = groups.get(key);
    Group group = known == null ? null : known.get();
    if (group == null) {
      group = new Group(key);
      groups.put(key, new WeakReference<>(group));
    }
    return group.members;
  }
}
