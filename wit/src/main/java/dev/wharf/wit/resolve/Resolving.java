package dev.wharf.wit.resolve;

import dev.wharf.wit.Features;
import dev.wharf.wit.Resolution;
import dev.wharf.wit.WitDocument;
import dev.wharf.wit.WitProblem;
import dev.wharf.wit.syntax.Declaration;
import dev.wharf.wit.syntax.PackageHeader;
import dev.wharf.wit.syntax.PackageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole way from documents to a resolution; one object per call. */
public final class Resolving {
  private final Problems problems = new Problems();
  private final List<Draft> drafts = new ArrayList<>();

  private Resolving() {}

  /**
   * @param main the files of the package that is asked for
   * @param dependencies the files of each package that it may need
   */
  public static Resolution resolve(
      List<WitDocument> main, List<List<WitDocument>> dependencies, Features features) {
    var resolving = new Resolving();
    var mainDraft = resolving.draftGroup(main);
    dependencies.forEach(resolving::draftGroup);
    resolving.problems.throwIfAny();
    var arena = new Arena();
    int mainId = -1;
    for (var draft : PackageOrder.of(resolving.drafts)) {
      int id = PackageLinker.link(draft, arena, features);
      if (draft == mainDraft.orElseThrow()) {
        mainId = id;
      }
    }
    return arena.close(mainId);
  }

  /** The package of some files, after those that are nested in the files. */
  private Optional<Draft> draftGroup(List<WitDocument> files) {
    for (var file : files) {
      for (var declaration : file.declarations()) {
        if (declaration instanceof Declaration.NestedPackage nested) {
          problems.attempt(() -> draftNested(file, nested));
        }
      }
    }
    var draft =
        problems.attempt(() -> {
          var header = header(files);
          return PackageDrafter.draft(header.id(), header.docs(), files, problems);
        });
    draft.ifPresent(drafts::add);
    return draft;
  }

  private void draftNested(WitDocument file, Declaration.NestedPackage nested) {
    for (var declaration : nested.declarations()) {
      if (declaration instanceof Declaration.NestedPackage inner) {
        throw WitProblem.meaning(inner.header().id().span(), "a package inside a nested package")
            .withHelp("put it beside the outer one, directly in the file")
            .asException();
      }
    }
    var header = nested.header();
    var document =
        new WitDocument(file.source(), file.tokens(), Optional.of(header), nested.declarations());
    drafts.add(PackageDrafter.draft(header.id(), header.docs(), List.of(document), problems));
  }

  /** What the files agree on. */
  private static PackageHeader header(List<WitDocument> files) {
    Optional<PackageId> id = Optional.empty();
    Optional<String> docs = Optional.empty();
    for (var file : files) {
      if (file.header().isEmpty()) {
        continue;
      }
      var header = file.header().get();
      if (id.isPresent() && !id.get().name().equals(header.id().name())) {
        throw WitProblem.meaning(
                header.id().span(),
                "the files of a folder are one package, but this is not `" + id.get().name() + "`")
            .withHelp("that name is given at " + id.get().span().place())
            .asException();
      }
      if (header.docs().isPresent() && docs.isPresent()) {
        throw WitProblem.meaning(
                header.id().span(), "the package has documentation in another file already")
            .withHelp("keep the comment before `package` in one file")
            .asException();
      }
      docs = docs.or(header::docs);
      id = Optional.of(id.orElse(header.id()));
    }
    Optional<String> all = docs;
    return id.map(found -> new PackageHeader(all, found)).orElseThrow(() -> Missing.header(files));
  }
}
