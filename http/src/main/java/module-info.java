/**
 * HTTP messages, and transports for them: a server and a client on Netty, which is needed only
 * where one of them is used.
 */
module dev.wharf.http {
  requires static io.netty.buffer;
  requires static io.netty.codec;
  requires static io.netty.codec.http;
  requires static io.netty.codec.http2;
  requires static io.netty.common;
  requires static io.netty.handler;
  requires static io.netty.transport;

  exports dev.wharf.http;
  exports dev.wharf.http.netty;
}
