package dev.wharf.wit.wac;

import dev.wharf.component.compose.Part;
import dev.wharf.component.name.PackageName;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.wit.SourceText;
import dev.wharf.wit.WitDecoder;
import dev.wharf.wit.WitDocument;
import dev.wharf.wit.WitFolder;
import dev.wharf.wit.WitParser;
import dev.wharf.wit.WitText;
import dev.wharf.wit.syntax.Declaration;
import dev.wharf.wit.syntax.Member;
import dev.wharf.wit.syntax.PackageId;
import dev.wharf.wit.syntax.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The WIT packages that a script mentions, as documents, and the names they have for themselves: a
 * script may leave out a version, as the user says which package is meant.
 */
final class ScriptPackages {
  private final Map<PackageName, PackageName> ownNames = new HashMap<>();
  private final List<List<WitDocument>> documents = new ArrayList<>();
  private final Set<PackageName> known = new HashSet<>();

  ScriptPackages(Map<PackageName, WacPackage> packages) {
    packages.forEach((name, each) -> {
      switch (each) {
        case WacPackage.Text(WitFolder files) -> {
          files.main().stream()
              .flatMap(file -> file.header().stream())
              .findFirst()
              .ifPresent(header -> ownNames.put(name, header.id().name()));
          add(files.main());
          files.dependencies().forEach(this::add);
        }
        case WacPackage.Binary(Part part) when isPackage(part) -> decode(name, part);
        case WacPackage.Binary _ -> {}
      }
    });
  }

  /** WIT.md, package format: all that is exported is types of interfaces and worlds. */
  private static boolean isPackage(Part part) {
    var exports = part.component().type().exports().values();
    return !exports.isEmpty()
        && exports.stream().allMatch(each -> each instanceof ExternDesc.OfType(ComponentType _));
  }

  private void decode(PackageName name, Part part) {
    var resolution = WitDecoder.decode(part.component());
    ownNames.put(name, resolution.packages().get(resolution.main()).name());
    for (int i = 0; i < resolution.packages().size(); i++) {
      var text = WitText.print(resolution, i, true);
      add(List.of(WitParser.parse(SourceText.of(part.name(), text))));
    }
  }

  /** A package that several bring along is the same. */
  private void add(List<WitDocument> files) {
    boolean first =
        files.stream()
            .flatMap(file -> file.header().stream())
            .findFirst()
            .map(header -> known.add(header.id().name()))
            .orElse(true);
    if (first) {
      documents.add(files);
    }
  }

  /** Each package's files. */
  List<List<WitDocument>> documents() {
    return documents;
  }

  Path own(Path path) {
    return path instanceof Path.Foreign(PackageId(var name, var at), var item, var span)
        ? new Path.Foreign(new PackageId(ownNames.getOrDefault(name, name), at), item, span)
        : path;
  }

  Declaration own(Declaration declaration) {
    return switch (declaration) {
      case Declaration.InterfaceDecl(var notes, var name, var members) ->
          new Declaration.InterfaceDecl(notes, name, own(members));
      case Declaration.WorldDecl(var notes, var name, var members) ->
          new Declaration.WorldDecl(notes, name, members.stream().map(this::own).toList());
      case Declaration.UseDecl _, Declaration.NestedPackage _ -> declaration;
    };
  }

  List<Member.OfInterface> own(List<Member.OfInterface> members) {
    return members.stream()
        .map(member ->
            switch (member) {
              case Member.UseTypes use -> own(use);
              case Member.TypeDecl _, Member.FuncDecl _ -> member;
            })
        .toList();
  }

  private Member.UseTypes own(Member.UseTypes use) {
    return new Member.UseTypes(use.notes(), own(use.path()), use.names());
  }

  private Member.OfWorld own(Member.OfWorld member) {
    return switch (member) {
      case Member.UseTypes use -> own(use);
      case Member.TypeDecl type -> type;
      case Member.IncludeDecl(var notes, var path, var names) ->
          new Member.IncludeDecl(notes, own(path), names);
      case Member.ExternDecl(var notes, boolean isImport, var extern) ->
          new Member.ExternDecl(notes, isImport, own(extern));
    };
  }

  private Member.Extern own(Member.Extern extern) {
    return switch (extern) {
      case Member.Extern.OfPath(var path) -> new Member.Extern.OfPath(own(path));
      case Member.Extern.NamedPath(var name, var path) ->
          new Member.Extern.NamedPath(name, own(path));
      case Member.Extern.Inline(var name, var members) ->
          new Member.Extern.Inline(name, own(members));
      case Member.Extern.Func func -> func;
    };
  }
}
