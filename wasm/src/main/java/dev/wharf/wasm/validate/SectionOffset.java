package dev.wharf.wasm.validate;

import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.binary.ByteReader;
import dev.wharf.wasm.module.Module;

/**
 * Where a section begins in the file, for faults of definitions that do not know their own place.
 * Looked up only when there is a fault to report. Codes are those of binary/modules, sections.
 */
final class SectionOffset {
  static final int TYPE = 1;
  static final int IMPORT = 2;
  static final int FUNCTION = 3;
  static final int TABLE = 4;
  static final int MEMORY = 5;
  static final int GLOBAL = 6;
  static final int EXPORT = 7;
  static final int START = 8;
  static final int ELEMENT = 9;
  static final int DATA = 11;
  static final int TAG = 13;

  private static final int PREAMBLE = 8;

  private SectionOffset() {}

  /**
   * The same fault with the place of the section in which it is, unless it names a place or there
   * are no bytes.
   */
  static ValidationException added(ValidationException fault, Module module, int section) {
    var range = module.bytes();
    if (fault.offset().isPresent() || range.length() < PREAMBLE) {
      return fault;
    }
    var in = new ByteReader(range.bytes(), range.start() + PREAMBLE, range.end());
    while (in.hasNext()) {
      int at = in.position();
      int code = in.u8();
      int size = in.count();
      if (code == section) {
        return new ValidationException(fault.getMessage(), at);
      }
      in.skipTo(in.position() + size);
    }
    return new ValidationException(fault.getMessage(), range.start());
  }
}
