package dev.wharf.wasm.module;

/**
 * A custom section as it came. Spec: binary/modules, custom section.
 *
 * @param after the last other section before it, {@link SectionId#CUSTOM} if there is none
 */
public record CustomSection(String name, CodeRange bytes, SectionId after) {
  /** One behind all other sections. */
  public CustomSection(String name, CodeRange bytes) {
    this(name, bytes, SectionId.DATA);
  }
}
