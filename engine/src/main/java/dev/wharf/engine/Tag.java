package dev.wharf.engine;

import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.RefType;
import dev.wharf.wasm.type.TagType;

/** An exception tag; its identity is what a handler compares. Spec: exec/runtime, tag instances. */
public final class Tag implements Extern {
  private final Store store;
  private final TagType type;
  private final FuncType signature;
  private final int elements;
  private final boolean hasReferences;

  private Tag(Store store, TagType type) {
    this.store = store;
    this.type = type;
    this.signature = type.type().signature();
    this.elements = Func.elements(signature.params());
    this.hasReferences = signature.params().stream().anyMatch(RefType.class::isInstance);
  }

  /** Of a closed type: one with defined types in the place of indices. */
  public static Tag create(Store store, TagType type) {
    return new Tag(store, type);
  }

  @Override
  public TagType type() {
    return type;
  }

  /** The types of the values that its exceptions carry, as parameters. */
  public FuncType signature() {
    return signature;
  }

  /** How many elements the values take, as {@link Func#elements} counts. */
  int elements() {
    return elements;
  }

  boolean hasReferences() {
    return hasReferences;
  }

  @Override
  public Store store() {
    return store;
  }
}
