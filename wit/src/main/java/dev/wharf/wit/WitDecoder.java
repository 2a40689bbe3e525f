package dev.wharf.wit;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.definition.Component;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.component.validate.ValidComponent;
import dev.wharf.component.wrap.CoreWorld;
import dev.wharf.wasm.Feature;
import dev.wharf.wasm.MalformedException;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.module.Module;
import dev.wharf.wit.decode.PackageReader;
import java.util.Arrays;
import java.util.EnumSet;

/**
 * Reads WIT from components: packages that {@link WitEncoder} or another tool has written, and the
 * worlds of components that run.
 */
public final class WitDecoder {
  private WitDecoder() {}

  /**
   * A package as it was encoded, or a component's world. A component does not tell the name of its
   * world: it is {@code root} in a package {@code root:component}, and of other packages there is
   * what the world mentions.
   *
   * @throws MalformedException if the bytes are no component
   * @throws ValidationException if the component is not valid
   * @throws InvalidWitException if it says what WIT has no form for
   */
  public static Resolution decode(byte[] bytes) {
    return decode(ComponentDecoder.decode(bytes));
  }

  /**
   * The same of a component that is decoded, but not validated.
   *
   * @throws ValidationException if it is not valid
   * @throws InvalidWitException if it says what WIT has no form for
   */
  public static Resolution decode(Component component) {
    return decode(ComponentValidator.validate(component, EnumSet.allOf(Feature.class)));
  }

  /**
   * The same of a component that is validated.
   *
   * @throws InvalidWitException if it says what WIT has no form for
   */
  public static Resolution decode(ValidComponent component) {
    return PackageReader.read(component.component());
  }

  /**
   * The world that a core module was made for, which custom sections tell; of several, what they
   * want and offer together, as the world {@code root} of {@code root:root}.
   *
   * @throws MalformedException if a section is no component
   * @throws ValidationException if it is no valid one
   * @throws InvalidWitException if no section tells a world, or worlds do not fit together
   */
  public static Resolution decodeModule(Module module) {
    var worlds =
        module.customs().stream()
            .filter(section -> section.name().startsWith(CoreWorld.SECTION))
            .map(section -> section.bytes())
            .map(range -> Arrays.copyOfRange(range.bytes(), range.start(), range.end()))
            .map(ComponentDecoder::decode)
            .toList();
    if (worlds.isEmpty()) {
      throw WitProblem.meaning(
              Span.NONE, "a core module that does not tell the world that it was made for")
          .asException();
    }
    if (worlds.size() == 1) {
      return decode(worlds.getFirst());
    }
    worlds.forEach(world -> ComponentValidator.validate(world, EnumSet.allOf(Feature.class)));
    return PackageReader.union(worlds);
  }

  /** Whether a component is an encoded package, with nothing that could run. */
  public static boolean isPackage(ValidComponent component) {
    return PackageReader.isPackage(component.component());
  }
}
