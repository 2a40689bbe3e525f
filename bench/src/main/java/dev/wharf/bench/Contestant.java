package dev.wharf.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A process that does a piece of work when told how often, and answers with the nanoseconds that
 * passed, those that its thread had a processor, and a checksum. It times itself, so that neither
 * its start nor the pipe counts.
 */
final class Contestant implements AutoCloseable {
  /** How to start one. */
  record Peer(String name, List<String> command) {
    Contestant start() throws IOException {
      return new Contestant(this);
    }
  }

  /** One answer. */
  record Sample(long wall, long cpu, long checksum) {}

  private final Peer peer;
  private final Process process;
  private final OutputStream toProcess;
  private final BufferedReader fromProcess;

  private Contestant(Peer peer) throws IOException {
    this.peer = peer;
    process =
        new ProcessBuilder(peer.command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    toProcess = process.getOutputStream();
    fromProcess =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  String name() {
    return peer.name;
  }

  /**
   * Has the work done {@code n} times.
   *
   * @throws IOException if the process ended, or answered something else
   */
  Sample run(int n) throws IOException {
    toProcess.write((n + "\n").getBytes(StandardCharsets.US_ASCII));
    toProcess.flush();
    String line = fromProcess.readLine();
    String[] words = line == null ? new String[0] : line.split(" ");
    if (words.length != 3) {
      throw new IOException(peer.name + " gave no answer: " + String.join(" ", peer.command));
    }
    return new Sample(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  @Override
  public void close() throws IOException {
    toProcess.close();
    process.destroy();
  }
}
