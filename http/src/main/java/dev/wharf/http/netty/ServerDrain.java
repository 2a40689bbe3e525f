package dev.wharf.http.netty;

/** Tells a connection that it shall end after what it is doing. */
enum ServerDrain {
  EVENT
}
