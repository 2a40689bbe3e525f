package dev.wharf.wasm.text;

import dev.wharf.wasm.binary.Definition;
import dev.wharf.wasm.module.Import;
import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.module.SectionId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Remembers from where in a text what is at one offset of the binary comes: the instruction, or
 * outside of bodies the definition.
 */
final class TextPlaces {
  /** For a reading that nobody asks. */
  static final TextPlaces NONE = new TextPlaces(Optional.empty(), -1);

  private final Optional<Definition> wanted;

  /** In the instructions of the wanted function, or negative. */
  private final int offset;

  private int found = -1;

  private TextPlaces(Optional<Definition> wanted, int offset) {
    this.wanted = wanted;
    this.offset = offset;
  }

  /** For what is at an offset in the encoding of a module. */
  static TextPlaces at(Module module, long offset) {
    var wanted = Definition.at(module, offset);
    if (wanted.isPresent() && wanted.get().section() == SectionId.CODE) {
      int start = module.functions().get(wanted.get().index()).body().start();
      return new TextPlaces(wanted, (int) offset - start);
    }
    return new TextPlaces(wanted, -1);
  }

  /**
   * For the first definition with a type that the text does not define: a signature that was
   * written in place.
   */
  static TextPlaces userOfType(Module module, long offset) {
    var type = Definition.at(module, offset).filter(each -> each.section() == SectionId.TYPE);
    if (type.isEmpty()) {
      return NONE;
    }
    int index = type.get().index();
    for (int i = 0; i < module.imports().size(); i++) {
      var desc = module.imports().get(i).desc();
      if (desc instanceof Import.OfFunc(int used) && used == index
          || desc instanceof Import.OfTag(int tag) && tag == index) {
        return new TextPlaces(Definition.of(module, SectionId.IMPORT, i), -1);
      }
    }
    for (int i = 0; i < module.functions().size(); i++) {
      if (module.functions().get(i).typeIndex() == index) {
        return new TextPlaces(Definition.of(module, SectionId.FUNCTION, i), -1);
      }
    }
    int tag = module.tags().indexOf(index);
    return new TextPlaces(Definition.of(module, SectionId.TAG, tag), -1);
  }

  /** An instruction by its function, counted without imports, and its offset in the body. */
  void add(int inFunction, int inBody, int inText) {
    if (inBody <= offset && is(SectionId.CODE, inFunction)) {
      found = inText;
    }
  }

  /** A definition by its place in its section. */
  void define(SectionId section, int index, int inText) {
    if (is(section, index)) {
      found = inText;
    }
  }

  private boolean is(SectionId section, int index) {
    return wanted.isPresent() && wanted.get().section() == section && wanted.get().index() == index;
  }

  /** The offset in the text. */
  OptionalInt found() {
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }
}
