package dev.wharf.wasm.type;

import java.util.List;

/**
 * The hash of a group of types, each step of which depends on a seed in a way that is not linear.
 */
final class Digest {
  private long state;

  private Digest(long seed) {
    this.state = seed;
  }

  static int of(RecType group, long seed) {
    var digest = new Digest(seed);
    var types = group.types();
    digest.add(types.size());
    for (int i = 0; i < types.size(); i++) {
      digest.add(types.get(i));
    }
    return (int) (digest.state >>> 32);
  }

  /** The finalizer of the SplitMix generator. */
  private void add(int value) {
    long mixed = (state + value) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    state = mixed ^ mixed >>> 31;
  }

  private void add(SubType type) {
    add(type.isFinal() ? 1 : 0);
    add(type.supertypes().size());
    for (HeapType supertype : type.supertypes()) {
      add(supertype);
    }
    switch (type.composite()) {
      case FuncType(var params, var results) -> {
        add(params);
        add(results);
      }
      case StructType(var fields) -> {
        add(fields.size());
        for (int i = 0; i < fields.size(); i++) {
          add(fields.get(i));
        }
      }
      case ArrayType(var element) -> add(element);
    }
  }

  private void add(List<ValType> types) {
    add(types.size());
    for (int i = 0; i < types.size(); i++) {
      add(types.get(i));
    }
  }

  private void add(FieldType field) {
    add(field.mutable() ? 1 : 0);
    add(field.storage());
  }

  private void add(StorageType type) {
    switch (type) {
      case NumType num -> add(num.ordinal());
      case VecType _ -> add(8);
      case PackedType packed -> add(16 + packed.ordinal());
      case RefType(boolean nullable, var heap) -> {
        add(nullable ? 32 : 33);
        add(heap);
      }
    }
  }

  private void add(HeapType type) {
    add(
        switch (type) {
          case AbstractHeapType heap -> heap.ordinal();
          case HeapType.Concrete(int index) -> 64 + index;
          // One object for each type.
          case DefType defined -> System.identityHashCode(defined);
        });
  }
}
