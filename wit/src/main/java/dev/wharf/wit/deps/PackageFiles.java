package dev.wharf.wit.deps;

import dev.wharf.component.name.PackageName;
import dev.wharf.wit.InvalidWitException;
import dev.wharf.wit.SourceText;
import dev.wharf.wit.Span;
import dev.wharf.wit.WitParser;
import dev.wharf.wit.WitProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The WIT files of a package, by name; what else lies beside them is no part of it. */
public record PackageFiles(SortedMap<String, byte[]> files) {
  public PackageFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** By its name: a package in the binary format, or the text of that. */
  static boolean isEncoded(String file) {
    return file.endsWith(".wasm") || file.endsWith(".wat");
  }

  /** The folder that has the files: that itself or, of a project, its {@code wit}. */
  static Path folder(Path path) throws IOException {
    return Files.isDirectory(path)
            && read(path).files().isEmpty()
            && Files.isDirectory(path.resolve("wit"))
        ? path.resolve("wit")
        : path;
  }

  /**
   * The files of a folder that are WIT, or the one file.
   *
   * @throws IOException if they cannot be read
   */
  public static PackageFiles read(Path path) throws IOException {
    var files = new TreeMap<String, byte[]>();
    if (!Files.isDirectory(path)) {
      files.put(path.getFileName().toString(), Files.readAllBytes(path));
      return new PackageFiles(files);
    }
    try (var entries = Files.list(path)) {
      entries
          .filter(each -> each.toString().endsWith(".wit") && !Files.isDirectory(each))
          .forEach(each -> {
            try {
              files.put(each.getFileName().toString(), Files.readAllBytes(each));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new PackageFiles(files);
  }

  /**
   * {@code sha256:} and the digest of a list with a line {@code digest name} for each file, in the
   * order of names: what {@code sha256sum *.wit | sha256sum} prints. Line ends of Windows count as
   * those of others, as version control may turn one into the other.
   */
  public String digest() {
    var list = new StringBuilder();
    files.forEach((name, bytes) ->
        list.append(sha256(plainLines(bytes))).append("  ").append(name).append('\n'));
    return "sha256:" + sha256(list.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] plainLines(byte[] bytes) {
    byte[] plain = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
        plain[length++] = bytes[i];
      }
    }
    return Arrays.copyOf(plain, length);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      // Every JDK has it: MessageDigest, standard names.
      throw new IllegalStateException(e);
    }
  }

  /**
   * The package that the files say they are.
   *
   * @param path where they were found
   * @param wanted where the user asked for them
   * @throws InvalidWitException if they are not WIT, or do not say it
   */
  PackageName name(Path path, Span wanted) {
    Optional<PackageName> name = Optional.empty();
    for (var file : files.entrySet()) {
      if (isEncoded(file.getKey())) {
        throw WitProblem.meaning(wanted, path + " is an encoded package, and only text is copied")
            .withHelp("wharf wit show " + path + " prints it as text, with all that it mentions")
            .asException();
      }
      Path shown = path.endsWith(file.getKey()) ? path : path.resolve(file.getKey());
      var document = WitParser.parse(SourceText.decode(shown.toString(), file.getValue()));
      name = name.or(() -> document.header().map(header -> header.id().name()));
    }
    return name.orElseThrow(() ->
        WitProblem.meaning(
                wanted,
                files.isEmpty()
                    ? "there is no .wit file in " + path
                    : "no file in " + path + " says of which package it is")
            .withHelp("name the folder of a package, or one file")
            .asException());
  }
}
