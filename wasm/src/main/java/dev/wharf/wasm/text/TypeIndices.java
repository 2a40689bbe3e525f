package dev.wharf.wasm.text;

/** The index space that types in a text refer to. */
@FunctionalInterface
public interface TypeIndices {
  /**
   * Reads an index: an identifier or a number, which need not exist.
   *
   * @throws dev.wharf.wasm.MalformedException if nothing has the identifier
   */
  int index(TokenReader in);
}
