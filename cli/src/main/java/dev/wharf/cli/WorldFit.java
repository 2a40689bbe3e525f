package dev.wharf.cli;

import dev.wharf.component.definition.StringEncoding;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.TypeMatching;
import dev.wharf.component.wrap.CoreWorld;
import dev.wharf.wit.Features;
import dev.wharf.wit.WitEncoder;
import java.util.Optional;

/**
 * Whether a component fits a world: it imports no more, and exports no less.
 *
 * @param world its full name
 * @param reason why it does not fit
 */
record WorldFit(String world, Optional<String> reason) {
  /**
   * Parts of the world that are unstable are not asked for.
   *
   * @param wanted the path of a package, and behind a {@code #} the name of one of its worlds
   * @throws CommandException if there is no such world
   */
  static WorldFit of(ComponentType component, String wanted) {
    int hash = wanted.lastIndexOf('#');
    String path = hash < 0 ? wanted : wanted.substring(0, hash);
    Optional<String> name = hash < 0 ? Optional.empty() : Optional.of(wanted.substring(hash + 1));
    var resolution = WitFiles.folder(path).resolve(Features.NONE);
    int world = WorldChoice.of(resolution, name, "--world " + path + "#");
    byte[] encoded = WitEncoder.encodeWorld(resolution, world, StringEncoding.UTF8);
    return new WorldFit(
        WorldChoice.fullName(resolution, world),
        TypeMatching.mismatch(
            new ExternDesc.OfComponent(component),
            new ExternDesc.OfComponent(CoreWorld.decode(encoded).type())));
  }
}
