package dev.wharf.engine.load;

import dev.wharf.wasm.type.DefType;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * The classes of defined types of an engine, by name: one type has one class at a time, whichever
 * module needed it first, so that a cast to the class is a check of the type. Classes that nobody
 * holds are forgotten; all access is synchronized.
 */
public final class DefinedClasses {
  private final TypeClasses signatures;
  private final Map<String, Entry> classes = new HashMap<>();
  private final ReferenceQueue<Class<?>> unloaded = new ReferenceQueue<>();

  private static final class Entry extends WeakReference<Class<?>> {
    final String name;

    Entry(Class<?> type, ReferenceQueue<Class<?>> unloaded) {
      super(type, unloaded);
      this.name = type.getName();
    }
  }

  public DefinedClasses(TypeClasses signatures) {
    this.signatures = signatures;
  }

  TypeClasses signatures() {
    return signatures;
  }

  /** The class of host functions of a type. */
  Class<?> hostClass(DefType type) {
    var func = type.func().orElseThrow();
    return type.isPlain() ? signatures.hostClass(func) : new DefinedLoader(this).hostOf(type);
  }

  /** A class that is there already, or null. */
  synchronized Class<?> find(String name) {
    Entry entry = classes.get(name);
    return entry == null ? null : entry.get();
  }

  synchronized void add(Class<?> made) {
    while (unloaded.poll() instanceof Entry gone) {
      classes.remove(gone.name, gone);
    }
    classes.put(made.getName(), new Entry(made, unloaded));
  }
}
