package dev.wharf.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class LargestMemoryTest {
  private static final Path STATM = Path.of("/proc/self/statm");
  private static final int SYSTEM_PAGE = 4096;

  @Test
  void aModuleOfFifteenBytesDoesNotTakeFourGigabytes() throws IOException {
    assumeTrue(Files.exists(STATM), "no /proc here");
    var engine = Engine.create();
    var small = engine.compile(Wat.module("(module (memory 0))"));
    small.instantiate(new Store(engine), Imports.none());
    var large = engine.compile(Wat.module("(module (memory (export \"m\") 65536))"));
    long before = resident();

    var instance = large.instantiate(new Store(engine), Imports.none());

    assertThat(((Memory) instance.export("m").orElseThrow()).byteSize()).isEqualTo(1L << 32);
    assertThat(resident() - before).as("resident bytes").isLessThan(10L << 20);
  }

  private static long resident() throws IOException {
    return Long.parseLong(Files.readString(STATM).split(" ")[1]) * SYSTEM_PAGE;
  }
}
