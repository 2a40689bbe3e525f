package dev.wharf.wasm.text;

import dev.wharf.wasm.instr.Opcode;
import java.util.Optional;

/** What parts a block may still have: {@code else}, or the handlers of a legacy {@code try}. */
enum BlockParts {
  NONE,
  ELSE,
  /** Legacy handlers, or {@code delegate} in their place. */
  HANDLERS_OR_DELEGATE,
  HANDLERS;

  /** What may follow a part, if it may come here. */
  Optional<BlockParts> after(Opcode part) {
    return Optional.ofNullable(
        switch (part) {
          case ELSE -> this == ELSE ? NONE : null;
          case CATCH -> this == HANDLERS || this == HANDLERS_OR_DELEGATE ? HANDLERS : null;
          case CATCH_ALL -> this == HANDLERS || this == HANDLERS_OR_DELEGATE ? NONE : null;
          case DELEGATE -> this == HANDLERS_OR_DELEGATE ? NONE : null;
          default -> throw new IllegalArgumentException(part + " is no part of a block");
        });
  }

  static BlockParts of(Opcode block) {
    return switch (block) {
      case IF -> ELSE;
      case TRY -> HANDLERS_OR_DELEGATE;
      default -> NONE;
    };
  }
}
