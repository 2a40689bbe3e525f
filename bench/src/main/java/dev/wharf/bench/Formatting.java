package dev.wharf.bench;

import dev.wharf.wit.SourceText;
import dev.wharf.wit.WitParser;
import dev.wharf.wit.WitPrinter;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code wharf wit fmt} does with a file, without writing it: {@code Formatting FILE}. */
final class Formatting {
  /** Of the text below. */
  static final int LINES = 10_001;

  private Formatting() {}

  static void main(String[] args) throws Throwable {
    var text = SourceText.of(args[0], Files.readString(Path.of(args[0])));
    LineServer.serve(n -> {
      long length = 0;
      for (int i = 0; i < n; i++) {
        length += WitPrinter.print(WitParser.parse(text)).length();
      }
      return (int) length;
    });
  }

  /** A package of many interfaces, each with a comment, docs and a function. */
  static String text() {
    var text = new StringBuilder("package a:b;\n");
    for (int i = 0; i < LINES / 4; i++) {
      text.append("interface i").append(i).append(" {\n  /// docs\n");
      text.append("  f: func(a: list<u8>, b: tuple<u8, string>) -> result<u32, string>; // c\n}\n");
    }
    return text.toString();
  }
}
