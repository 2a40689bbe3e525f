package dev.wharf.http.netty;

import dev.wharf.http.HttpLimits;
import dev.wharf.http.ServerOptions;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import java.nio.charset.StandardCharsets;

/** Makes a connection speak HTTP/2. Its classes are loaded when the first one does. */
final class Http2Start {
  private static final int RESET_WINDOW_SECONDS = 30;

  /** Bytes that may be under way to a stream whose reader does not read. */
  private static final int STREAM_WINDOW = 256 * 1024;

  private Http2Start() {}

  /** Whether a head is the begin of HTTP/2 on a connection without TLS. */
  static boolean wanted(ServerState server, byte[] head) {
    return server.options().http2() == ServerOptions.Http2.AUTO
        && server.options().tls().isEmpty()
        && head.length == RequestHead.PREFACE.length()
        && new String(head, StandardCharsets.ISO_8859_1).equals(RequestHead.PREFACE);
  }

  /** Puts HTTP/2 in the place of a handler that has read too far. */
  static void replace(
      ChannelHandlerContext ctx,
      ChannelHandler old,
      ServerState server,
      LoopState state,
      ByteBuf read) {
    var pipeline = ctx.pipeline();
    add(pipeline, server, state);
    pipeline.remove(old);
    pipeline.fireChannelRead(read);
    pipeline.fireChannelReadComplete();
  }

  static void add(ChannelPipeline pipeline, ServerState server, LoopState state) {
    HttpLimits limits = server.limits();
    var settings =
        Http2Settings.defaultSettings()
            .maxConcurrentStreams(limits.counts().streams())
            .initialWindowSize(STREAM_WINDOW)
            .maxHeaderListSize(limits.sizes().headers());
    var codec =
        Http2FrameCodecBuilder.forServer()
            .initialSettings(settings)
            .validateHeaders(true)
            .decoderEnforceMaxRstFramesPerWindow(limits.counts().resets(), RESET_WINDOW_SECONDS)
            .encoderEnforceMaxRstFramesPerWindow(limits.counts().resets(), RESET_WINDOW_SECONDS)
            .build();
    var guard = new Http2Guard(server, state);
    pipeline.addLast(
        codec,
        guard,
        new Http2MultiplexHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel stream) {
                stream.pipeline().addLast(new Http2ServerStream(server, state, guard));
              }
            }));
  }
}
