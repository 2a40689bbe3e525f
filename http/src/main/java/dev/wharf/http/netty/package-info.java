/**
 * The transports on Netty. Hot code: no boxing, no iterators, no capturing lambdas per request.
 *
 * <p>HTTP/1.1 is decoded and encoded here, since requests must be refused that Netty's own decoder
 * would repair; HTTP/2 is Netty's. Both give a {@link dev.wharf.http.netty.ServerExchange} an
 * {@link dev.wharf.http.netty.Inbound} and take from its {@link dev.wharf.http.netty.Outbound}: the
 * two places where the event loop, which never blocks, and the handler's thread, which may, meet.
 */
package dev.wharf.http.netty;
