package dev.wharf.wasm.module;

/**
 * Bytes inside a file: the shared array is never copied and must not be written.
 *
 * @param start index of the first byte in {@code bytes}
 * @param end index after the last byte
 */
public record CodeRange(byte[] bytes, int start, int end) {
  public int length() {
    return end - start;
  }
}
