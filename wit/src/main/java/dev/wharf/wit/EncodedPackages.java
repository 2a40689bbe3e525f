package dev.wharf.wit;

import dev.wharf.component.binary.ComponentDecoder;
import dev.wharf.component.name.PackageName;
import dev.wharf.component.text.ComponentParser;
import dev.wharf.component.validate.ComponentValidator;
import dev.wharf.wasm.WasmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Packages that lie beside others as components, read as if they were text. Each brings along what
 * it needs of others, which helps where those are missing.
 */
final class EncodedPackages {
  private final Map<PackageName, WitDocument> whole = new LinkedHashMap<>();
  private final Map<PackageName, WitDocument> parts = new LinkedHashMap<>();

  /** Whether a file of this name is taken for a component, in the binary or the text format. */
  static boolean isOne(String fileName) {
    return fileName.endsWith(".wasm") || fileName.endsWith(".wat");
  }

  /**
   * @throws InvalidWitException if the file is no encoded package
   */
  void add(String path, byte[] bytes) {
    try {
      var component =
          path.endsWith(".wat") ? ComponentParser.parse(bytes) : ComponentDecoder.decode(bytes);
      var valid = ComponentValidator.validate(component);
      if (!WitDecoder.isPackage(valid)) {
        throw problem(path + " is a component that runs, not an encoded package");
      }
      add(path, WitDecoder.decode(valid));
    } catch (WasmException e) {
      throw problem(path + " is no encoded package: " + e.getMessage());
    }
  }

  private static InvalidWitException problem(String sentence) {
    return WitProblem.meaning(Span.NONE, sentence)
        .withHelp("wharf wit encode writes such files")
        .asException();
  }

  private void add(String path, Resolution resolution) {
    for (int i = 0; i < resolution.packages().size(); i++) {
      var document = WitParser.parse(SourceText.of(path, WitText.print(resolution, i, true)));
      var name = resolution.packages().get(i).name();
      if (i == resolution.main()) {
        whole.put(name, document);
      } else {
        parts.putIfAbsent(name, document);
      }
    }
  }

  /**
   * @param others the packages that are there as text
   */
  List<List<WitDocument>> documents(List<WitDocument> others) {
    var documents = new ArrayList<List<WitDocument>>();
    whole.values().forEach(each -> documents.add(List.of(each)));
    Set<PackageName> known = new HashSet<>(whole.keySet());
    for (var other : others) {
      other.header().ifPresent(header -> known.add(header.id().name()));
    }
    parts.forEach((name, document) -> {
      if (known.add(name)) {
        documents.add(List.of(document));
      }
    });
    return documents;
  }
}
