package dev.wharf.engine;

import dev.wharf.wasm.type.ExternType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a module's imports are linked with. */
public final class Imports {
  /** Finds an import by its two names; the type is the one the module asks for. */
  @FunctionalInterface
  public interface Resolver {
    Optional<Extern> resolve(String module, String name, ExternType type);
  }

  private record Key(String module, String name) {}

  private static final Imports NONE = new Imports((_, _, _) -> Optional.empty());

  private final Resolver resolver;

  private Imports(Resolver resolver) {
    this.resolver = resolver;
  }

  public static Imports none() {
    return NONE;
  }

  public static Imports of(Resolver resolver) {
    return new Imports(resolver);
  }

  public static Builder builder() {
    return new Builder();
  }

  public Optional<Extern> resolve(String module, String name, ExternType type) {
    return resolver.resolve(module, name, type);
  }

  /** Collects definitions; a later one of the same names replaces an earlier one. */
  public static final class Builder {
    private final Map<Key, Extern> externs = new HashMap<>();

    private Builder() {}

    public Builder define(String module, String name, Extern extern) {
      externs.put(new Key(module, name), extern);
      return this;
    }

    public Imports build() {
      var copy = Map.copyOf(externs);
      return new Imports((module, name, _) -> Optional.ofNullable(copy.get(new Key(module, name))));
    }
  }
}
