package dev.wharf.wasm.text;

import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.binary.ByteWriter;
import dev.wharf.wasm.instr.Opcode;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.CustomSection;
import dev.wharf.wasm.module.SectionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The custom sections of a text: those it writes out, and those that hold its names and branch
 * hints, unless it writes these out as well. Spec: appendix, custom sections and annotations.
 */
final class CustomSections {
  /** Places between two sections, from after the first to before the second. */
  private static final int AFTER = 0;

  private static final int NAMES = 1;
  private static final int LAST = 2;
  private static final int BEFORE = 3;
  private static final int PLACES = 4;

  private final List<Placed> sections = new ArrayList<>();
  private final List<Hints> hints = new ArrayList<>();

  /** A section and its order among all. */
  private record Placed(String name, byte[] bytes, int rank, int place) {
    CustomSection section() {
      var after = SectionId.inOrder().get(rank);
      return new CustomSection(name, new CodeRange(bytes, 0, bytes.length), after);
    }
  }

  /** The hints of a function. */
  private record Hints(int func, List<Hint> hints) {}

  /**
   * A hint on a branch.
   *
   * @param offset of the instruction from the start of the function's local declarations
   */
  record Hint(int offset, boolean likely) {}

  void add(Annotation annotation) {
    if (!annotation.id().equals(Annotation.CUSTOM)
        && !annotation.id().equals(Annotation.PRODUCERS)) {
      throw annotation.misplaced();
    }
    var custom = AnnotationParser.custom(annotation);
    int rank = custom.section().rank() - (custom.before() ? 1 : 0);
    int place = custom.before() ? BEFORE : custom.last() ? LAST : AFTER;
    sections.add(new Placed(custom.name(), custom.bytes(), rank, place));
  }

  /** A hint at an instruction that has just this opcode. */
  static Hint hint(Annotation annotation, Opcode op, int offset) {
    boolean likely = AnnotationParser.likely(annotation);
    if (op != Opcode.IF && op != Opcode.BR_IF) {
      var source = annotation.source();
      throw new ValidationException(
          "@"
              + annotation.id()
              + " annotation: invalid target "
              + op.mnemonic()
              + " at "
              + source.place(annotation.start()));
    }
    return new Hint(offset, likely);
  }

  void addHints(int func, List<Hint> found) {
    if (!found.isEmpty()) {
      hints.add(new Hints(func, List.copyOf(found)));
    }
  }

  /** All, with what the module's names give. */
  List<CustomSection> inOrder(byte[] names) {
    if (names.length > 0 && !has("name")) {
      sections.add(new Placed("name", names, SectionId.DATA.rank(), NAMES));
    }
    if (!hints.isEmpty() && !has(Annotation.BRANCH_HINT)) {
      int rank = SectionId.CODE.rank() - 1;
      sections.add(new Placed(Annotation.BRANCH_HINT, encodeHints(), rank, NAMES));
    }
    return sections.stream()
        .sorted(Comparator.comparingInt(each -> each.rank() * PLACES + each.place()))
        .map(Placed::section)
        .toList();
  }

  private boolean has(String name) {
    return sections.stream().anyMatch(section -> section.name().equals(name));
  }

  private byte[] encodeHints() {
    var out = new ByteWriter();
    out.u32(hints.size());
    for (Hints each : hints) {
      out.u32(each.func());
      out.u32(each.hints().size());
      for (Hint hint : each.hints()) {
        out.u32(hint.offset());
        out.u32(1);
        out.u8(hint.likely() ? 1 : 0);
      }
    }
    return out.toByteArray();
  }
}
