package dev.wharf.wasm.text;

import dev.wharf.wasm.binary.ByteWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the annotation by which other tools write the section that tells what made a module: {@code
 * (@producers (language "C" "17") (processed-by "clang" "20"))}. Tool conventions, producers
 * section.
 */
final class ProducersText {
  private ProducersText() {}

  /** The content of the section. */
  static byte[] parse(Annotation annotation) {
    var in = annotation.tokens();
    Map<String, List<Tool>> fields = new LinkedHashMap<>();
    while (in.at(Token.Kind.LEFT)) {
      var keyword = in.form();
      switch (keyword.text()) {
        case "language", "sdk", "processed-by" ->
            fields
                .computeIfAbsent(keyword.text(), _ -> new ArrayList<>())
                .add(new Tool(in.name(), in.name()));
        default -> throw annotation.error("unexpected token " + keyword, keyword);
      }
      in.close();
    }
    in.expect(Token.Kind.END);
    var out = new ByteWriter();
    out.u32(fields.size());
    fields.forEach((field, tools) -> {
      out.name(field);
      out.u32(tools.size());
      for (Tool tool : tools) {
        out.name(tool.name());
        out.name(tool.version());
      }
    });
    return out.toByteArray();
  }

  private record Tool(String name, String version) {}
}
