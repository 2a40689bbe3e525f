/** Command line, standard streams and exit: {@code wasi:cli}. */
package dev.wharf.wasi.cli;
