package dev.wharf.wit.deps;

import dev.wharf.component.name.PackageName;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.SourceText;
import dev.wharf.wit.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A WIT folder as far as dependencies go.
 *
 * <p><b>What is written.</b> A file is written beside its place and renamed into it. So is the
 * folder of a dependency: {@code .name.new} is filled, the old folder becomes {@code .name.old},
 * the new one takes its name, and what lay beside the WIT files moves over. A run that was cut off
 * leaves one of these, and the next one goes on from there.
 */
public record DepsFolder(Path path) {
  private static final String COPIES = "deps";

  /** What is at the place of a dependency. */
  sealed interface Copy {
    record None() implements Copy {}

    /** A folder of its own. */
    record Present(PackageFiles files) implements Copy {}

    /** A link or a file, which this did not make. */
    record Foreign() implements Copy {}
  }

  /**
   * The manifest; an empty one if there is none.
   *
   * @throws InvalidWitException if it is not valid
   */
  public DepsManifest manifest() throws IOException {
    Path file = path.resolve(DepsManifest.FILE);
    return DepsManifest.parse(
        Files.exists(file)
            ? SourceText.decode(file.toString(), Files.readAllBytes(file))
            : SourceText.of(file.toString(), ""));
  }

  /**
   * The lock; an empty one if there is none.
   *
   * @throws InvalidWitException if it is not valid
   */
  public DepsLock lock() throws IOException {
    Path file = path.resolve(DepsLock.FILE);
    return Files.exists(file)
        ? DepsLock.parse(SourceText.decode(file.toString(), Files.readAllBytes(file)))
        : DepsLock.none();
  }

  boolean hasManifest() {
    return Files.isRegularFile(path.resolve(DepsManifest.FILE));
  }

  /** The package whose folder this is, if its files say it. */
  Optional<PackageName> self() throws IOException {
    var files = PackageFiles.read(path);
    try {
      return files.files().isEmpty() ? Optional.empty() : Optional.of(files.name(path, Span.NONE));
    } catch (InvalidWitException _) {
      // What is wrong with it is told by those who need it.
      return Optional.empty();
    }
  }

  /**
   * What a dependency is called when nobody says it: as its package, or as its repository.
   *
   * @throws InvalidWitException if that cannot be told
   * @throws IOException if there is nothing to read
   */
  public DepName usualName(DepSource source) throws IOException {
    var span = new Span(SourceText.of("SOURCE", source.toString()), 0, source.toString().length());
    return switch (source) {
      case DepSource.Local(String written) -> {
        Path from = PackageFiles.folder(path.resolve(written).normalize());
        yield DepName.parse(PackageFiles.read(from).name(from, span).name(), span);
      }
      case DepSource.Registry(var reference) -> {
        String repository = reference.repository();
        yield DepName.parse(repository.substring(repository.lastIndexOf('/') + 1), span);
      }
    };
  }

  Path copies() {
    return path.resolve(COPIES);
  }

  /** Where the copy of a dependency is. */
  Path place(DepName dep) {
    return copies().resolve(dep.text());
  }

  Copy copy(DepName dep) throws IOException {
    Path place = place(dep);
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return new Copy.None();
    }
    return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)
        ? new Copy.Present(PackageFiles.read(place))
        : new Copy.Foreign();
  }

  /** Packages in {@code deps}: folders and files, encoded ones too, not hidden ones. */
  List<Path> vendored() throws IOException {
    if (!Files.isDirectory(copies())) {
      return List.of();
    }
    try (var entries = Files.list(copies())) {
      return entries
          .filter(each -> !each.getFileName().toString().startsWith("."))
          .filter(each ->
              Files.isDirectory(each)
                  || each.toString().endsWith(".wit")
                  || PackageFiles.isEncoded(each.toString()))
          .sorted()
          .toList();
    }
  }

  /** Writes the manifest. */
  public void writeManifest(String text) throws IOException {
    write(DepsManifest.FILE, text);
  }

  void writeLock(DepsLock lock) throws IOException {
    write(DepsLock.FILE, lock.print());
  }

  private void write(String name, String text) throws IOException {
    Path temporary = path.resolve("." + name + ".new");
    try {
      Files.writeString(temporary, text, StandardCharsets.UTF_8);
      Files.move(
          temporary,
          path.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Puts the files in the place of those that a dependency had. */
  void replace(DepName dep, PackageFiles with) throws IOException {
    Path place = place(dep);
    Path fresh = copies().resolve("." + dep + ".new");
    Path old = copies().resolve("." + dep + ".old");
    Files.createDirectories(copies());
    discard(fresh);
    Files.createDirectory(fresh);
    for (var file : with.files().entrySet()) {
      Files.write(fresh.resolve(file.getKey()), file.getValue());
    }
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
        keepOthers(old, place);
      }
      Files.move(place, old);
    }
    Files.move(fresh, place);
    if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
      keepOthers(old, place);
    }
  }

  /** Removes the files of a dependency, and its folder if nothing else is in it. */
  void remove(DepName dep) throws IOException {
    Path old = copies().resolve("." + dep + ".old");
    if (!Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(place(dep), old);
    }
    if (discard(old)) {
      return;
    }
    Files.move(old, place(dep));
  }

  private static void keepOthers(Path old, Path place) throws IOException {
    if (discard(old)) {
      return;
    }
    try (var others = Files.list(old)) {
      for (Path each : others.toList()) {
        Files.move(each, place.resolve(each.getFileName().toString()));
      }
    }
    Files.delete(old);
  }

  /** Deletes WIT files of a folder and, when it is empty then, the folder; or a link or file. */
  private static boolean discard(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(path);
      return true;
    }
    boolean empty = true;
    try (var entries = Files.list(path)) {
      for (Path each : entries.toList()) {
        if (each.toString().endsWith(".wit")
            && !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          Files.delete(each);
        } else {
          empty = false;
        }
      }
    }
    if (empty) {
      Files.delete(path);
    }
    return empty;
  }
}
