package dev.wharf.wit;

import dev.wharf.wit.resolve.Resolving;
import java.util.Comparator;
import java.util.List;

/** Joins the files of packages: looks up names, decides gates, completes worlds. */
public final class WitResolver {
  private WitResolver() {}

  /**
   * @param main the files of the package that is asked for
   * @param dependencies the files of each package that it may need
   * @throws InvalidWitException with all problems that were found
   */
  public static Resolution resolve(
      List<WitDocument> main, List<List<WitDocument>> dependencies, Features features) {
    return Resolving.resolve(
        inOrder(main), dependencies.stream().map(WitResolver::inOrder).toList(), features);
  }

  /** By name of the file, as the order in which a folder is read differs. */
  private static List<WitDocument> inOrder(List<WitDocument> files) {
    return files.stream().sorted(Comparator.comparing(file -> file.source().path())).toList();
  }
}
