package dev.wharf.wit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of one file, with the places of its lines. */
public final class SourceText {
  private final String path;
  private final String text;
  private final int[] lineStarts;

  private SourceText(String path, String text) {
    this.path = path;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  /**
   * @param path as the user named the file; used only to tell where an error is
   */
  public static SourceText of(String path, String text) {
    return new SourceText(path, text);
  }

  /**
   * @throws InvalidWitException if the bytes are not UTF-8
   */
  public static SourceText decode(String path, byte[] bytes) {
    if (bytes.length >= 4
        && bytes[0] == 0
        && bytes[1] == 'a'
        && bytes[2] == 's'
        && bytes[3] == 'm') {
      throw refused(path, "this is a WebAssembly binary, not WIT text")
          .withHelp("WIT files end in .wit")
          .asException();
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new SourceText(path, text);
    } catch (CharacterCodingException _) {
      throw refused(path, "malformed UTF-8 encoding").withHelp("WIT files are UTF-8").asException();
    }
  }

  private static WitProblem refused(String path, String sentence) {
    return WitProblem.syntax(new Span(new SourceText(path, ""), 0, 0), sentence);
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  /** The line that holds the character at {@code offset}, counted from 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of the character at {@code offset}, in code points from 1. */
  public int column(int offset) {
    int start = lineStarts[line(offset) - 1];
    return text.codePointCount(start, Math.min(offset, text.length())) + 1;
  }

  /**
   * One line without its end.
   *
   * @param line counted from 1
   */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, end);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }
}
