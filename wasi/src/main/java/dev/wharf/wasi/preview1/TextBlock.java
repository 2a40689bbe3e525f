package dev.wharf.wasi.preview1;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Strings as preview 1 hands them out: a list of pointers, and the texts one after the other with a
 * final zero each.
 */
record TextBlock(List<byte[]> texts) {
  static TextBlock of(List<String> strings) {
    return new TextBlock(
        strings.stream().map(text -> (text + "\0").getBytes(StandardCharsets.UTF_8)).toList());
  }

  void sizes(GuestMemory memory, int countAddress, int sizeAddress) {
    memory.putInt(countAddress, texts.size());
    memory.putInt(sizeAddress, texts.stream().mapToInt(text -> text.length).sum());
  }

  void write(GuestMemory memory, int pointers, int buffer) {
    int at = buffer;
    for (int i = 0; i < texts.size(); i++) {
      var text = texts.get(i);
      memory.putInt(pointers + 4 * i, at);
      memory.putBytes(at, text, text.length);
      at += text.length;
    }
  }
}
