package dev.wharf.wasm.text;

import dev.wharf.wasm.module.Module;
import java.util.OptionalInt;

/** Remembers from where in a text the instructions around one offset of the binary come. */
final class InstrPlaces {
  /** For a reading that nobody asks. */
  static final InstrPlaces NONE = new InstrPlaces(-1, 0);

  private final int function;
  private final int offset;
  private int found = -1;

  private InstrPlaces(int function, int offset) {
    this.function = function;
    this.offset = offset;
  }

  /** For the instruction at an offset in the encoding of a module, in whichever function it is. */
  static InstrPlaces at(Module module, long offset) {
    for (int i = 0; i < module.functions().size(); i++) {
      var body = module.functions().get(i).body();
      if (offset >= body.start() && offset < body.end()) {
        return new InstrPlaces(i, (int) offset - body.start());
      }
    }
    return NONE;
  }

  /** An instruction by its function, counted without imports, and its offset in the body. */
  void add(int inFunction, int inBody, int inText) {
    if (inFunction == function && inBody <= offset) {
      found = inText;
    }
  }

  /** The offset in the text. */
  OptionalInt found() {
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }
}
