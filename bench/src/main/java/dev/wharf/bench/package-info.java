/**
 * Measures Wharf beside its peers, in one run and on one machine; never published.
 *
 * <p>Each contestant is a process of its own that answers one line per sample ({@link
 * dev.wharf.bench.Contestant}), so that no engine warms up, or spoils, another one's compiler. The
 * processes of a case are all alive at once and take turns, so that a machine that slows down does
 * so for all of them; what is compared is the ratio within a round.
 *
 * <p>No named module: the peers come as automatic ones.
 */
@NullMarked
package dev.wharf.bench;

import org.jspecify.annotations.NullMarked;
