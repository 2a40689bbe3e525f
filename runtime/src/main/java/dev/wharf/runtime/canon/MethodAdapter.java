package dev.wharf.runtime.canon;

import java.util.Optional;

/**
 * The adapter class of a Java method that offers a function, once it was needed: kept with the
 * method, as to find it by its shape means to look through all of the types. Thread-safe.
 */
public final class MethodAdapter {
  private record Kept(AdapterCache cache, AdapterCache.Entry entry) {}

  private volatile Optional<Kept> kept = Optional.empty();

  /** What was kept of this cache. */
  Optional<AdapterCache.Entry> in(AdapterCache cache) {
    return kept.filter(known -> known.cache() == cache).map(Kept::entry);
  }

  /** Finds or makes it, and keeps it. */
  AdapterCache.Entry make(AdapterCache cache, BoundMethod bound) {
    var shape = new HostImportAdapter(bound.signature(), bound.method(), bound.onResource());
    var host = Adapters.loader(bound.method().getDeclaringClass());
    var entry = cache.get(shape, host, shape::build);
    kept = Optional.of(new Kept(cache, entry));
    return entry;
  }
}
