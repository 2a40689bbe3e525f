package dev.wharf.wasm.type;

import java.util.List;

/**
 * A composite type with its place in the hierarchy. Spec: syntax/types, recursive types.
 *
 * @param isFinal whether no other type may have this one as a supertype
 * @param supertypes concrete or defined types; a valid module has at most one
 */
public record SubType(boolean isFinal, List<HeapType> supertypes, CompositeType composite) {
  public SubType {
    supertypes = List.copyOf(supertypes);
  }

  /** The type that a definition without {@code sub} stands for. */
  public static SubType plain(CompositeType composite) {
    return new SubType(true, List.of(), composite);
  }

  /** Whether the definition can be written without {@code sub}. */
  public boolean isPlain() {
    return isFinal && supertypes.isEmpty();
  }

  @Override
  public String toString() {
    return isPlain()
        ? composite.toString()
        : "(sub " + (isFinal ? "final " : "") + supertypes + " " + composite + ")";
  }
}
