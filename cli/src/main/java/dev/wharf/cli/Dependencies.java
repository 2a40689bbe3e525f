package dev.wharf.cli;

import dev.wharf.component.compose.Part;
import dev.wharf.component.name.PackageName;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wit.wac.WacPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the packages that a script names are: by {@code --dep}, or in a folder. */
final class Dependencies {
  private final Map<PackageName, String> given = new HashMap<>();
  private final Path folder;

  /**
   * @param words each {@code ns:name[@version]=FILE}
   * @param folder holds {@code ns/name.wasm}, {@code .wat}, {@code .wit}, or a folder of WIT files
   */
  Dependencies(List<String> words, String folder) {
    this.folder = Path.of(folder);
    for (var word : words) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        throw CommandException.usage(
            "`" + word + "` is no package with a file", "--dep ns:name=FILE");
      }
      given.put(name(word.substring(0, equals)), word.substring(equals + 1));
    }
  }

  private static PackageName name(String text) {
    try {
      return PackageName.parse(text);
    } catch (ValidationException e) {
      throw CommandException.usage(e.getMessage(), "--dep ns:name=FILE");
    }
  }

  Optional<WacPackage> find(PackageName name) {
    var unversioned = new PackageName(name.namespace(), name.name(), Optional.empty());
    return Optional.ofNullable(given.get(name))
        .or(() -> Optional.ofNullable(given.get(unversioned)))
        .or(() -> beside(name))
        .map(file -> read(name, file));
  }

  private Optional<String> beside(PackageName name) {
    Path base = folder.resolve(name.namespace());
    return Stream.of(name.name() + ".wasm", name.name() + ".wat", name.name() + ".wit", name.name())
        .map(base::resolve)
        .filter(Files::exists)
        .map(Path::toString)
        .findFirst();
  }

  private static WacPackage read(PackageName name, String file) {
    if (file.endsWith(".wit") || Files.isDirectory(Path.of(file))) {
      return new WacPackage.Text(WitFiles.folder(file));
    }
    var component = ComposeCommand.component(GuestFile.read(file, System.in, GuestFile.MAX_BYTES));
    return new WacPackage.Binary(new Part(name.toString(), component));
  }
}
