package dev.wharf.component.wrap;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.definition.Component;
import dev.wharf.component.definition.Declarator;
import dev.wharf.component.definition.Definition;
import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.definition.TypeDef;
import dev.wharf.component.definition.TypeExpr;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.module.CodeRange;
import dev.wharf.wasm.module.Module;
import java.util.Arrays;
import java.util.List;

/**
 * A world that a core module was made for, as custom sections {@code component-type...} tell it: a
 * component that exports the type of a component that exports the world.
 *
 * @param declared how the world was written
 * @param encoding of the module's strings
 */
public record CoreWorld(ComponentType type, List<Declarator> declared, StringEncoding encoding) {
  /** How the names of sections begin that hold a world. */
  public static final String SECTION = "component-type";

  /** The custom section, inside such a section, that tells its version and string encoding. */
  public static final String ENCODING_SECTION = "wit-component-encoding";

  /** The version of the format. */
  public static final byte VERSION = 4;

  public CoreWorld {
    declared = List.copyOf(declared);
  }

  /** The worlds of a module, in the order of its sections; empty if it says nothing. */
  public static List<CoreWorld> of(Module module) {
    return module.customs().stream()
        .filter(section -> section.name().startsWith(SECTION))
        .map(section -> decode(bytes(section.bytes())))
        .toList();
  }

  /**
   * @param section content of such a section
   * @throws ValidationException if it holds no world
   */
  public static CoreWorld decode(byte[] section) {
    var component = ComponentDecoder.decode(section);
    var encoding =
        component.customs().stream()
            .filter(custom -> custom.name().equals(ENCODING_SECTION))
            .findFirst()
            .map(CoreWorld::encoding)
            .orElse(StringEncoding.UTF8);
    var exports = ComponentValidator.validate(component).type().exports();
    if (exports.size() == 1
        && exports.firstEntry().getValue() instanceof ExternDesc.OfType(ComponentType outer)
        && outer.exports().size() == 1
        && outer.exports().firstEntry().getValue() instanceof ExternDesc.OfComponent(var world)) {
      return new CoreWorld(world, declared(component.definitions()), encoding);
    }
    throw new ValidationException("a section `" + SECTION + "` holds no world");
  }

  private static StringEncoding encoding(Component.Custom section) {
    byte[] content = bytes(section.bytes());
    if (content.length != 2 || content[0] != VERSION || content[1] < 0 || content[1] > 2) {
      throw new ValidationException(
          "a section `" + SECTION + "` is of a version that is not known");
    }
    return StringEncoding.values()[content[1]];
  }

  private static List<Declarator> declared(List<Definition> definitions) {
    for (var definition : definitions) {
      if (definition instanceof TypeDef(TypeExpr.OfComponent(var outer), _)
          && !outer.isEmpty()
          && outer.getFirst() instanceof TypeDef(TypeExpr.OfComponent(var world), _)) {
        return world;
      }
    }
    return List.of();
  }

  private static byte[] bytes(CodeRange range) {
    return Arrays.copyOfRange(range.bytes(), range.start(), range.end());
  }
}
