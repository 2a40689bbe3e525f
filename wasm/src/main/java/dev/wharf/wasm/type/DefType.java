package dev.wharf.wasm.type;

import java.util.Optional;

/**
 * A defined type: one member of a recursive group, free of indices into any module. Types of one
 * {@link TypeInterner} are the same exactly if they are the same object. Spec: syntax/types,
 * recursive types.
 */
public final class DefType implements HeapType, TypeUse {
  private final TypeInterner.Group group;
  private final int index;

  /** Closed when first asked for: members of a group refer to each other. */
  private volatile SubType closed;

  DefType(TypeInterner.Group group, int index) {
    this.group = group;
    this.index = index;
  }

  /** The definition; every type it mentions is abstract or defined. */
  public SubType definition() {
    SubType known = closed;
    if (known == null) {
      known = Substitution.of(group.members()).close(group.key().types().get(index));
      closed = known;
    }
    return known;
  }

  /**
   * The group that it is a member of; indices in it count from its start, and types before it are
   * defined ones.
   */
  public RecType group() {
    return group.key();
  }

  /** Position in its group. */
  public int position() {
    return index;
  }

  public CompositeType composite() {
    return definition().composite();
  }

  /** The function type, if it is one. */
  public Optional<FuncType> func() {
    return composite() instanceof FuncType func ? Optional.of(func) : Optional.empty();
  }

  /**
   * The function type.
   *
   * @throws IllegalStateException if it is a structure or array type
   */
  @Override
  public FuncType signature() {
    return func().orElseThrow(() -> new IllegalStateException(this + " is not a function type"));
  }

  public Optional<DefType> supertype() {
    var supertypes = definition().supertypes();
    return supertypes.isEmpty() ? Optional.empty() : Optional.of((DefType) supertypes.get(0));
  }

  /**
   * Whether it is a final function, structure or array type in a group of its own, without a
   * supertype: then nothing but its composite type tells it from others.
   */
  public boolean isAlone() {
    return group.members().length == 1 && group.key().types().get(0).isPlain();
  }

  /**
   * Whether it is {@linkplain #isAlone alone} and without a reference to a defined type: what a
   * module without the typed references and the garbage collection proposals can say.
   */
  public boolean isPlain() {
    return isAlone() && !Substitution.mentionsDefined(composite());
  }

  /** Whether it is {@code other} or has it among its supertypes. Spec: valid/matching. */
  public boolean isSubtypeOf(DefType other) {
    DefType type = this;
    while (type != other) {
      var up = type.supertype();
      if (up.isEmpty()) {
        return false;
      }
      type = up.get();
    }
    return true;
  }

  /**
   * Only the kind of type, so that the text of {@link #definition} stays as short as the definition
   * where one type mentions many others.
   */
  @Override
  public String toString() {
    return "(type " + Subtyping.kind(this) + ")";
  }
}
