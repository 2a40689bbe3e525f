package dev.wharf.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The contestant's side of the protocol, for those that run on the JVM: a line with {@code n} comes
 * in, a line with the nanoseconds it took to do the work {@code n} times and its checksum goes out.
 */
final class LineServer {
  /** The work to be timed. */
  interface Work {
    int run(int n) throws Throwable;
  }

  private LineServer() {}

  static void serve(Work work) throws Throwable {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = read(in); !line.isEmpty(); line = read(in)) {
      int n = Integer.parseInt(line);
      long start = System.nanoTime();
      int checksum = work.run(n);
      long nanos = System.nanoTime() - start;
      System.out.println(nanos + " " + Integer.toUnsignedString(checksum));
    }
  }

  /** The next line, empty at the end of input. */
  private static String read(BufferedReader in) throws IOException {
    String line = in.readLine();
    return line == null ? "" : line;
  }
}
