package dev.wharf.wit.deps;

import dev.wharf.component.name.PackageName;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.Span;
import dev.wharf.wit.WitProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a manifest asks for and what that needs in turn.
 *
 * <p>A dependency brings what its own manifest names, as far as that is on this machine, and else
 * what lies in its {@code deps}. A package that several bring is copied once. Where they differ,
 * the one that the manifest itself names is taken, and otherwise the user has to name one.
 */
final class DepsClosure {
  private final DepsFolder folder;
  private final Path base;
  private final Optional<PackageName> self;
  private final List<Wanted> wanted = new ArrayList<>();
  private final Set<DepName> names = new HashSet<>();
  private final Map<PackageName, Origin> packages = new HashMap<>();
  private final Set<Path> visited = new HashSet<>();
  private final List<Visit> visits = new ArrayList<>();

  /** A package that was met. */
  private record Origin(String source, String digest, boolean direct) {}

  /** A folder whose own dependencies are still to be looked at. */
  private record Visit(Path folder, Span span) {}

  private DepsClosure(DepsFolder folder) throws IOException {
    this.folder = folder;
    this.base = folder.path().toAbsolutePath().normalize();
    this.self = folder.self();
  }

  /**
   * All of it, in no order.
   *
   * @throws InvalidWitException if a dependency is no package, or two of them contradict each other
   * @throws IOException if a file that is there cannot be read
   */
  static List<Wanted> of(DepsFolder folder, DepsManifest manifest) throws IOException {
    var closure = new DepsClosure(folder);
    for (var entry : manifest.entries().entrySet()) {
      closure.direct(entry.getKey(), entry.getValue());
    }
    while (!closure.visits.isEmpty()) {
      closure.visit(closure.visits.removeFirst());
    }
    return List.copyOf(closure.wanted);
  }

  private void direct(DepName dep, DepsManifest.Entry entry) throws IOException {
    names.add(dep);
    switch (entry.source()) {
      case DepSource.Registry(var reference) -> {
        if (folder.copy(dep) instanceof DepsFolder.Copy.Present(var files)
            && !files.files().isEmpty()) {
          var name = files.name(folder.place(dep), entry.span());
          add(new Wanted.Found(dep, reference.toString(), name, files, true), true, entry.span());
        } else {
          wanted.add(new Wanted.NotFetched(dep, reference, entry.span()));
        }
      }
      case DepSource.Local(String written) -> {
        Path path = folder.path().resolve(written).normalize();
        if (!Files.exists(path)) {
          wanted.add(new Wanted.Missing(dep, written, entry.span()));
          return;
        }
        Path real = PackageFiles.folder(path);
        if (real.toRealPath().startsWith(base.resolve("deps"))
            || real.toRealPath().equals(base.toRealPath())) {
          throw WitProblem.meaning(entry.span(), "this is within the folder it is for")
              .withHelp("what lies in deps needs no entry; name where copies are made of")
              .asException();
        }
        var files = PackageFiles.read(real);
        var name = files.name(real, entry.span());
        add(new Wanted.Found(dep, written, name, files, false), true, entry.span());
        visits.add(new Visit(real, entry.span()));
      }
    }
  }

  private void visit(Visit visit) throws IOException {
    if (!Files.isDirectory(visit.folder) || !visited.add(visit.folder.toRealPath())) {
      return;
    }
    var other = new DepsFolder(visit.folder);
    Set<DepName> known = new HashSet<>();
    if (other.hasManifest()) {
      var manifest = other.manifest();
      if (isWhole(other, manifest)) {
        known.addAll(other.lock().entries().keySet());
        known.addAll(manifest.entries().keySet());
        for (var entry : manifest.entries().values()) {
          if (entry.source() instanceof DepSource.Local(String written)) {
            Path real = PackageFiles.folder(visit.folder.resolve(written).normalize());
            transitive(real, source(real), entry.span());
            visits.add(new Visit(real, entry.span()));
          }
        }
      }
      for (var entry : manifest.entries().entrySet()) {
        if (entry.getValue().source() instanceof DepSource.Registry(var reference)) {
          known.add(entry.getKey());
          registry(other, entry.getKey(), reference, entry.getValue().span());
        }
      }
    }
    for (Path each : other.vendored()) {
      var span = visit.span;
      boolean copied = known.stream().anyMatch(name -> each.endsWith(name.text()));
      if (!copied && !PackageFiles.read(each).files().isEmpty()) {
        transitive(each, source(each), span);
      }
    }
  }

  private static boolean isWhole(DepsFolder other, DepsManifest manifest) {
    return manifest.entries().values().stream()
        .allMatch(entry ->
            !(entry.source() instanceof DepSource.Local(String written))
                || Files.exists(other.path().resolve(written)));
  }

  private void registry(DepsFolder other, DepName dep, OciReference reference, Span span)
      throws IOException {
    if (Files.isDirectory(other.place(dep))) {
      transitive(other.place(dep), reference.toString(), span);
    } else if (names.add(dep)) {
      wanted.add(new Wanted.NotFetched(dep, reference, span));
    }
  }

  private void transitive(Path path, String source, Span span) throws IOException {
    var files = PackageFiles.read(path);
    var name = files.name(path, span);
    add(new Wanted.Found(DepName.of(name), source, name, files, false), false, span);
  }

  private void add(Wanted.Found found, boolean direct, Span span) {
    String digest = found.files().digest();
    var before = packages.get(found.name());
    if (self.equals(Optional.of(found.name())) && !direct) {
      return;
    }
    if (before != null) {
      if (direct || !before.direct && !before.digest.equals(digest)) {
        throw WitProblem.meaning(
                span,
                (direct ? "`%s` is a dependency twice" : "two kinds of `%s` are brought along")
                        .formatted(found.name())
                    + ", from "
                    + before.source
                    + " and "
                    + found.source())
            .withHelp(direct ? "remove one" : "say in deps.toml which one is meant")
            .asException();
      }
      return;
    }
    if (!direct && !names.add(found.dep())) {
      throw WitProblem.meaning(
              span, "`" + found.dep() + "` is another dependency and a package needed by this one")
          .withHelp("give the other one another name")
          .asException();
    }
    packages.put(found.name(), new Origin(found.source(), digest, direct));
    wanted.add(found);
  }

  /** Relative to the folder, so that the lock is the same in every place of the project. */
  private String source(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return (absolute.getRoot().equals(base.getRoot()) ? base.relativize(absolute) : absolute)
        .toString()
        .replace('\\', '/');
  }
}
