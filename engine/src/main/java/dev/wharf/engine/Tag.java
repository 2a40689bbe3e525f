package dev.wharf.engine;

import dev.wharf.wasm.type.TagType;

/** An exception tag; its identity is what a handler compares. Spec: exec/runtime, tag instances. */
public final class Tag implements Extern {
  private final Store store;
  private final TagType type;

  private Tag(Store store, TagType type) {
    this.store = store;
    this.type = type;
  }

  public static Tag create(Store store, TagType type) {
    return new Tag(store, type);
  }

  @Override
  public TagType type() {
    return type;
  }

  @Override
  public Store store() {
    return store;
  }
}
