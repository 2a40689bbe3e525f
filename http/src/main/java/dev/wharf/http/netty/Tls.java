package dev.wharf.http.netty;

import dev.wharf.http.HttpLimits;
import dev.wharf.http.ServerOptions;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** TLS by the JDK, which chooses the version of HTTP, too. RFC 7301. */
final class Tls {
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private final SslContext context;

  private Tls(SSLContext context, boolean client, String... protocols) {
    this.context =
        new JdkSslContext(
            context,
            client,
            null,
            IdentityCipherSuiteFilter.INSTANCE,
            new ApplicationProtocolConfig(
                ApplicationProtocolConfig.Protocol.ALPN,
                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                protocols),
            ClientAuth.NONE,
            VERSIONS,
            false);
  }

  static Tls server(SSLContext context, ServerOptions.Http2 http2) {
    return switch (http2) {
      case AUTO ->
          new Tls(
              context, false, ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1);
      case OFF -> new Tls(context, false, ApplicationProtocolNames.HTTP_1_1);
    };
  }

  static Tls client(SSLContext context) {
    return new Tls(context, true, ApplicationProtocolNames.HTTP_1_1);
  }

  void accept(Channel channel, ServerState server, LoopState state) {
    HttpLimits.Times times = server.limits().times();
    var ssl = context.newHandler(channel.alloc());
    ssl.setHandshakeTimeoutMillis(times.head().toMillis());
    channel.pipeline().addLast(ssl, new Chosen(server, state));
  }

  /** The handler whose handshake checks, too, that the certificate is the host's. */
  SslHandler connect(Channel channel, String host, int port, long timeoutMillis) {
    var ssl = context.newHandler(channel.alloc(), host, port);
    SSLEngine engine = ssl.engine();
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    ssl.setHandshakeTimeoutMillis(timeoutMillis);
    return ssl;
  }

  private static final class Chosen extends ApplicationProtocolNegotiationHandler {
    private final ServerState server;
    private final LoopState state;

    Chosen(ServerState server, LoopState state) {
      super(ApplicationProtocolNames.HTTP_1_1);
      this.server = server;
      this.state = state;
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext ctx, String protocol) {
      if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
        Http2Start.add(ctx.pipeline(), server, state);
      } else {
        ctx.pipeline().addLast(new Http1ServerConnection(server, state));
      }
    }

    @Override
    protected void handshakeFailure(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }
}
