package dev.wharf.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that serves HTTP, and what wrk says of it. */
final class Server implements AutoCloseable {
  /** How to start one; {@code {addr}} in the command stands for its address. */
  record Kind(String name, List<String> command) {}

  /**
   * One run of wrk.
   *
   * @param perSecond requests
   * @param p50 milliseconds
   * @param p99 milliseconds
   * @param cpu microseconds of processor time that the server took for a request
   * @param errors requests that were not answered, or not with a good status
   */
  record Load(double perSecond, double p50, double p99, double cpu, long errors) {}

  private static final int CONNECTIONS = 16;

  /** Of a clock tick of the system, in which it counts processor time. */
  private static final double TICK_MICROS = 10_000;

  private final Kind kind;
  private final Process process;
  private final String url;
  private final Path proc;

  private Server(Kind kind, Process process, String url) {
    this.kind = kind;
    this.process = process;
    this.url = url;
    this.proc = Path.of("/proc", Long.toString(process.pid()));
  }

  static Server start(Kind kind) throws IOException {
    String address = "127.0.0.1:" + freePort();
    List<String> command = new ArrayList<>();
    kind.command.forEach(word -> command.add(word.replace("{addr}", address)));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains("http://" + address)) {
        Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
        return new Server(kind, process, "http://" + address + "/");
      }
    }
    throw new IOException(kind.name + " did not start: " + String.join(" ", command));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  String name() {
    return kind.name;
  }

  /** Has it answered for so many seconds, by 16 connections. */
  Load load(int seconds) throws IOException {
    long ticks = ticks();
    var wrk =
        new ProcessBuilder(
                System.getProperty("bench.wrk"),
                "-t1",
                "-c" + CONNECTIONS,
                "-d" + seconds + "s",
                "--latency",
                url)
            .redirectErrorStream(true)
            .start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    double requests = figure(said, "([0-9.]+) requests in");
    return new Load(
        figure(said, "Requests/sec: +([0-9.]+)"),
        time(said, "50%"),
        time(said, "99%"),
        (ticks() - ticks) * TICK_MICROS / requests,
        errors(said));
  }

  private static long errors(String said) {
    Matcher bad = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)").matcher(said);
    long errors = bad.find() ? Long.parseLong(bad.group(1)) : 0;
    Matcher socket = Pattern.compile("Socket errors: .*").matcher(said);
    if (socket.find()) {
      Matcher number = Pattern.compile("[0-9]+").matcher(socket.group());
      while (number.find()) {
        errors += Long.parseLong(number.group());
      }
    }
    return errors;
  }

  /** Of a line such as {@code 99% 1.30ms}, in milliseconds. */
  private static double time(String said, String share) throws IOException {
    Matcher found = Pattern.compile(share + " +([0-9.]+)(us|ms|s)").matcher(said);
    if (!found.find()) {
      throw new IOException("wrk said something else: " + said);
    }
    double value = Double.parseDouble(found.group(1));
    return switch (found.group(2)) {
      case "us" -> value / 1000;
      case "ms" -> value;
      default -> value * 1000;
    };
  }

  private static double figure(String said, String pattern) throws IOException {
    Matcher found = Pattern.compile(pattern).matcher(said);
    if (!found.find()) {
      throw new IOException("wrk said something else: " + said);
    }
    return Double.parseDouble(found.group(1));
  }

  /** Processor time of all its threads, by the system and by itself. */
  private long ticks() throws IOException {
    String[] words = Files.readString(proc.resolve("stat")).replaceFirst(".*\\) ", "").split(" ");
    return Long.parseLong(words[11]) + Long.parseLong(words[12]);
  }

  /** The most memory it has had, in MiB. */
  double peakMemory() throws IOException {
    return figure(Files.readString(proc.resolve("status")), "VmHWM:\\s+([0-9]+) kB") / 1024;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
