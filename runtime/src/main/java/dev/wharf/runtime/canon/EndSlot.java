package dev.wharf.runtime.canon;

import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.InterfaceType.Primitive;
import dev.wharf.engine.Store;
import dev.wharf.runtime.async.CopyEnd;
import dev.wharf.runtime.async.ElementType;
import java.util.Optional;

/** A stream or future type as one adapter needs it: what it carries, and how Java sees that. */
public final class EndSlot {
  private final boolean stream;
  private final ElementType type;
  private final ElementCodec codec;

  EndSlot(boolean stream, ElementType type, ElementCodec codec) {
    this.stream = stream;
    this.type = type;
    this.codec = codec;
  }

  /**
   * @param end a binding, or a type for what goes from guest to guest
   */
  static EndSlot of(Object end, ResourceSlot[] slots, Store store) {
    return switch (end) {
      case Binding.End(var type, var _, var element) -> {
        var carried = ElementTypes.of(element(type), slots);
        yield new EndSlot(
            type instanceof InterfaceType.Stream,
            carried,
            new TypedElements(element, store, slots));
      }
      case InterfaceType type -> dynamic(type, slots);
      default -> throw new IllegalStateException(end.toString());
    };
  }

  /** For dynamic values, and where no value is made. */
  static EndSlot dynamic(InterfaceType type, ResourceSlot[] slots) {
    var carried = ElementTypes.of(element(type), slots);
    return new EndSlot(type instanceof InterfaceType.Stream, carried, new ValElements(carried));
  }

  private static Optional<InterfaceType> element(InterfaceType type) {
    return switch (type) {
      case InterfaceType.Stream(var element) -> element;
      case InterfaceType.Future(var payload) -> payload;
      default -> throw new IllegalStateException("carries nothing: " + type);
    };
  }

  boolean isStream() {
    return stream;
  }

  boolean isBytes() {
    return stream && type.type().equals(Optional.of(Primitive.U8));
  }

  ElementType type() {
    return type;
  }

  ElementCodec codec() {
    return codec;
  }

  CopyEnd.Kind readable() {
    return stream ? CopyEnd.Kind.READABLE_STREAM : CopyEnd.Kind.READABLE_FUTURE;
  }
}
