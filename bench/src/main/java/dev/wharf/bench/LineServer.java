package dev.wharf.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * The contestant's side of the protocol, for those that run on the JVM: a line with {@code n} comes
 * in; out goes a line with the nanoseconds it took to do the work {@code n} times, those that this
 * thread had a processor, and the checksum.
 */
final class LineServer {
  /** The work to be timed. */
  interface Work {
    int run(int n) throws Throwable;
  }

  private LineServer() {}

  static void serve(Work work) throws Throwable {
    var threads = ManagementFactory.getThreadMXBean();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = read(in); !line.isEmpty(); line = read(in)) {
      int n = Integer.parseInt(line);
      long cpuStart = threads.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      int checksum = work.run(n);
      long nanos = System.nanoTime() - start;
      long cpu = threads.getCurrentThreadCpuTime() - cpuStart;
      System.out.println(nanos + " " + cpu + " " + Integer.toUnsignedString(checksum));
    }
  }

  /** The next line, empty at the end of input. */
  private static String read(BufferedReader in) throws IOException {
    String line = in.readLine();
    return line == null ? "" : line;
  }
}
