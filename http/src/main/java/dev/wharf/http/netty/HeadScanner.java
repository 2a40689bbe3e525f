package dev.wharf.http.netty;

import dev.wharf.http.HttpError;
import dev.wharf.http.HttpLimits;
import dev.wharf.http.Status;
import io.netty.buffer.ByteBuf;

/**
 * Finds the end of a section of lines that may arrive in pieces, looking at each byte once, and
 * keeps it within limits. RFC 9112, 2.1; lines end with CR and LF, never with LF alone.
 */
final class HeadScanner {
  private static final byte LF = '\n';
  private static final byte CR = '\r';

  private final HttpLimits.Sizes sizes;

  /** Whether the section begins with a line that is no field. */
  private final boolean startLine;

  /** All relative to the section's begin. */
  private int at;

  private int lineStart;
  private int fieldsStart;
  private int lines;

  HeadScanner(HttpLimits.Sizes sizes, boolean startLine) {
    this.sizes = sizes;
    this.startLine = startLine;
  }

  /** Whether a part of a section was seen. */
  boolean begun() {
    return at > 0;
  }

  /**
   * The length of the section from the reader's index on, with its empty line; -1 if incomplete.
   */
  int scan(ByteBuf in) {
    int base = in.readerIndex();
    while (true) {
      int from = base + at;
      int found = from == in.writerIndex() ? -1 : in.indexOf(from, in.writerIndex(), LF);
      if (found < 0) {
        at = in.writerIndex() - base;
        check(at - 1);
        return -1;
      }
      int end = found - base;
      if (end == lineStart || in.getByte(found - 1) != CR) {
        throw Refusal.malformed("line without CR");
      }
      at = end + 1;
      check(end - 1);
      if (end - 1 == lineStart) {
        if (startLine && lines == 0) {
          throw Refusal.malformed("no start line");
        }
        reset();
        return end + 1;
      }
      if (++lines == 1 && startLine) {
        fieldsStart = at;
      } else if (lines - (startLine ? 1 : 0) > sizes.fields()) {
        throw tooLarge();
      }
      lineStart = at;
    }
  }

  private void reset() {
    at = 0;
    lineStart = 0;
    fieldsStart = 0;
    lines = 0;
  }

  private void check(int end) {
    if (startLine && lines == 0) {
      if (end > sizes.requestLine()) {
        throw new Refusal(
            Status.URI_TOO_LONG, HttpError.HTTP_REQUEST_URI_TOO_LONG, "request line too long");
      }
    } else if (end - fieldsStart > sizes.headers()) {
      throw tooLarge();
    }
  }

  private Refusal tooLarge() {
    return new Refusal(
        Status.HEADERS_TOO_LARGE,
        startLine
            ? HttpError.HTTP_REQUEST_HEADER_SECTION_SIZE
            : HttpError.HTTP_REQUEST_TRAILER_SECTION_SIZE,
        "too many or too long fields");
  }
}
