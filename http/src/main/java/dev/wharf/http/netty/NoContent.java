package dev.wharf.http.netty;

import dev.wharf.http.Body;
import dev.wharf.http.Headers;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** The content of a message without any. */
enum NoContent implements Body {
  BODY;

  @Override
  public int tryRead(ByteBuffer into) {
    return -1;
  }

  @Override
  public int read(ByteBuffer into) {
    return -1;
  }

  @Override
  public boolean readable() {
    return true;
  }

  @Override
  public void onReadable(Runnable action) {
    action.run();
  }

  @Override
  public OptionalLong length() {
    return OptionalLong.of(0);
  }

  @Override
  public Headers trailers() {
    return Headers.EMPTY;
  }

  @Override
  public void close() {}
}
