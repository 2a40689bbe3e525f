package dev.wharf.wasm.binary;

import java.util.HexFormat;

/** Modules by hand, in hexadecimal digits with blanks as one likes. */
public final class WasmBytes {
  private static final String PREAMBLE = "0061736d01000000";

  private WasmBytes() {}

  public static byte[] of(String... hex) {
    return HexFormat.of().parseHex(String.join("", hex).replaceAll("\\s", ""));
  }

  /** The preamble and what follows it. */
  public static byte[] module(String... sections) {
    return of(PREAMBLE, String.join("", sections));
  }

  /** A section with its size before it. */
  public static String section(int id, String... hex) {
    return sized(id, of(hex));
  }

  /** A function's entry in the code section: its size, then locals and body. */
  public static String body(String hex) {
    byte[] bytes = of(hex);
    return leb(bytes.length) + HexFormat.of().formatHex(bytes);
  }

  private static String sized(int id, byte[] content) {
    return "%02x".formatted(id) + leb(content.length) + HexFormat.of().formatHex(content);
  }

  /** An unsigned LEB128. */
  public static String leb(int value) {
    var out = new ByteWriter();
    out.u32(value);
    return HexFormat.of().formatHex(out.toByteArray());
  }
}
