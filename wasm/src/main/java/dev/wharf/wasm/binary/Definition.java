package dev.wharf.wasm.binary;

import dev.wharf.wasm.module.Module;
import dev.wharf.wasm.module.SectionId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A definition among the bytes of its module, such as an export or a type. Looked up only when
 * there is something to say about it, so that modules need not keep where everything was. Spec:
 * binary/modules, sections.
 *
 * @param index in its section, from zero; of types each member of a group counts
 * @param start offset of its first byte in the outermost file
 * @param end offset after its last byte
 */
public record Definition(SectionId section, int index, int start, int end) {
  private static final int PREAMBLE = 8;

  /** What stands at an offset; empty between definitions and where nothing was encoded. */
  public static Optional<Definition> at(Module module, long offset) {
    return first(module, each -> each.start <= offset && offset < each.end);
  }

  /** The definition of this number in its section, if there is one. */
  public static Optional<Definition> of(Module module, SectionId section, int index) {
    return first(module, each -> each.section == section && each.index == index);
  }

  private static Optional<Definition> first(Module module, Predicate<Definition> wanted) {
    var range = module.bytes();
    if (range.length() < PREAMBLE) {
      return Optional.empty();
    }
    var in = new ByteReader(range.bytes(), range.start() + PREAMBLE, range.end());
    while (in.hasNext()) {
      var id = SectionId.of(in.u8()).orElseThrow();
      int size = in.count();
      var section = new ByteReader(range.bytes(), in.position(), in.position() + size);
      in.skipTo(section.end());
      var found = firstIn(id, section, wanted);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Definition> firstIn(
      SectionId id, ByteReader section, Predicate<Definition> wanted) {
    if (id == SectionId.CUSTOM || id == SectionId.DATA_COUNT) {
      return Optional.empty();
    }
    if (id != SectionId.START) {
      section.count();
    }
    for (int index = 0; section.hasNext(); index++) {
      int start = section.position();
      if (id == SectionId.TYPE && TypeDecoder.enterGroup(section)) {
        // A group is no definition: its members follow.
        start = section.position();
        if (!section.hasNext()) {
          break;
        }
      }
      pass(id, section);
      var definition = new Definition(id, index, start, section.position());
      if (wanted.test(definition)) {
        return Optional.of(definition);
      }
    }
    return Optional.empty();
  }

  private static void pass(SectionId id, ByteReader in) {
    switch (id) {
      case TYPE -> TypeDecoder.subType(in);
      case IMPORT -> SectionDecoder.importOf(in);
      case FUNCTION, START -> SectionDecoder.index(in);
      case TABLE -> SectionDecoder.table(in);
      case MEMORY -> TypeDecoder.memoryType(in);
      case TAG -> SectionDecoder.tag(in);
      case GLOBAL -> {
        TypeDecoder.globalType(in);
        SectionDecoder.constExpr(in);
      }
      case EXPORT -> SectionDecoder.export(in);
      case ELEMENT -> SegmentDecoder.element(in);
      case CODE -> {
        int size = in.count();
        in.skipTo(in.position() + size);
      }
      case DATA -> SegmentDecoder.data(in);
      case CUSTOM, DATA_COUNT -> throw new IllegalArgumentException(id + " has no definitions");
    }
  }
}
