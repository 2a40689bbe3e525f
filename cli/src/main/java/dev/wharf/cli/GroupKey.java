package dev.wharf.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A key of the option groups {@code -W -S -C -O -D -R}, spelled as in wasmtime.
 *
 * @param group the letter of its group
 * @param text what it does, which option does it here, or why it is refused
 */
record GroupKey(char group, String name, Treatment treatment, String text) {
  /** What becomes of a key. */
  enum Treatment {
    /** Does what it says. */
    TAKEN,
    /** Means nothing on a JVM, and is accepted with a note. */
    NOTED,
    /** Would change what the guest meets, so it cannot be passed over. */
    REFUSED
  }

  private static final List<GroupKey> ALL =
      """
      W + timeout as --timeout
      W + max-memory-size as --max-memory
      W + max-table-elements as --max-table-elements
      W + max-instances as --max-instances
      W + max-wasm-stack as --max-stack
      W + bulk-memory the proposal
      W + multi-value the proposal
      W + reference-types the proposal
      W + multi-memory the proposal
      W + extended-const the proposal
      W + tail-call the proposal
      W + exceptions the proposal
      W + component-model always on
      W - simd this version does not run vector instructions
      W - relaxed-simd this version does not run vector instructions
      W - relaxed-simd-deterministic this version does not run vector instructions
      W - gc this version does not run garbage-collected types
      W - function-references this version does not run typed function references
      W + threads the proposal
      W ~ shared-memory part of threads
      W + memory64 the proposal
      W + wide-arithmetic the proposal
      W + custom-page-sizes the proposal
      W - component-model-async this version runs WASI 0.2; the asynchronous part comes later
      W - concurrency-support this version runs WASI 0.2; the asynchronous part comes later
      W - fuel this version counts no instructions; --timeout DUR bounds the time
      W - max-memories this version does not count memories; --max-memory SIZE bounds all of them together
      W - max-tables this version does not count tables; --max-table-elements N bounds all of them together
      W - trap-on-grow-failure in this version a refused growth answers -1
      W - nan-canonicalization this version leaves NaN bits as the processor gives them
      W - unknown-imports-trap in this version every import must be provided
      W - unknown-imports-default in this version every import must be provided
      W - wmemcheck there is no such check
      W - stack-switching this version has no stack switching
      W ~ epoch-interruption loops can always be interrupted
      W ~ async-stack-size stacks belong to Java
      W ~ async-stack-zeroing stacks belong to Java
      W ~ unknown-exports-allow unknown exports are always allowed
      S + inherit-network as --allow-net all --listen '*'
      S + allow-ip-name-lookup as --allow-dns '*'
      S + tcp on with any --allow-net; tcp=n is refused, --deny wasi:sockets/tcp withdraws it
      S + udp on with any --allow-net; udp=n is refused, --deny wasi:sockets/udp withdraws it
      S + inherit-env copies every variable of the host
      S + inherit-stdin =n gives an empty input
      S + inherit-stdout =n drops the output
      S + inherit-stderr =n drops the output
      S + cwd the guest's directory in which relative paths begin
      S + max-resources as --max-resources
      S + max-component-handles as --max-resources
      S + preview2 always on for components
      S + p3 always on for components
      S + http as --allow-http all
      S - config this version has no wasi:config
      S - config-var this version has no wasi:config
      S - keyvalue this version has no wasi:keyvalue
      S - keyvalue-in-memory-data this version has no wasi:keyvalue
      S - tls this version has no wasi:tls
      S - hostcall-fuel this version has no such limit
      S - max-random-size this version has no such limit
      S - max-http-fields-size fields have at most 64 KiB
      S - http-outgoing-body-chunk-size there is no such buffer
      S - nn there is no wasi-nn
      S - nn-graph there is no wasi-nn
      S ~ threads a program that starts threads may do so
      S - preview0 programs for preview 0 have to be rebuilt
      S - listenfd sockets are not handed over; use --listen ADDR:PORT
      S - tcplisten sockets are not handed over; use --listen ADDR:PORT
      S ~ cli always linked
      S ~ common always linked
      S ~ cli-exit-with-code always linked
      S ~ network-error-code always linked
      S ~ http-outgoing-body-buffer-chunks there is no such buffer
      C ~ cache this version keeps no cache of compiled code
      C - cache-config this version keeps no cache of compiled code
      C - compiler guests are compiled to Java bytecode
      C ~ collector garbage is Java's
      C ~ cranelift-debug-verifier there is no Cranelift
      C ~ enable-verifier there is no Cranelift
      C ~ parallel-compilation functions are compiled when first called
      C ~ pcc there is no Cranelift
      C ~ native-unwind-info there is no Cranelift
      C ~ inlining left to the JVM
      C ~ emit-debug-checks there is no Cranelift
      O ~ opt-level left to the JVM
      O ~ regalloc-algorithm left to the JVM
      O ~ memory-may-move left to the JVM
      O ~ memory-reservation memories are Java arrays
      O ~ memory-reservation-for-growth memories are Java arrays
      O ~ memory-guard-size memories are Java arrays
      O ~ guard-before-linear-memory memories are Java arrays
      O ~ table-lazy-init left to the JVM
      O ~ pooling-allocator memories are Java arrays
      O ~ memory-init-cow memories are Java arrays
      O ~ signals-based-traps accesses are checked
      O ~ mpk memories are Java arrays
      D + max-backtrace how many frames of a trap are shown (20)
      D ~ debug-info left to the JVM
      D ~ native-unwind-info there is no Cranelift
      D ~ address-map always kept
      D ~ logging use WHARF_LOG
      D ~ log-to-files messages go to standard error
      D - coredump this version writes no core dumps
      R - path this version does not record
      R - validation-metadata this version does not record
      R - event-window-size this version does not record
      """
          .lines()
          .map(GroupKey::row)
          .toList();

  private static GroupKey row(String line) {
    String[] words = line.split(" ", 4);
    var treatment =
        switch (words[1]) {
          case "+" -> Treatment.TAKEN;
          case "~" -> Treatment.NOTED;
          default -> Treatment.REFUSED;
        };
    return new GroupKey(words[0].charAt(0), words[2], treatment, words[3]);
  }

  /** The keys of a group, in the order of its help. */
  static List<GroupKey> of(char group) {
    return ALL.stream().filter(key -> key.group == group).toList();
  }

  static Optional<GroupKey> find(char group, String name) {
    return of(group).stream().filter(key -> key.name.equals(name)).findFirst();
  }

  /** The key of the group whose name is most like this one. */
  static String nearest(char group, String name) {
    return of(group).stream()
        .map(GroupKey::name)
        .min(Comparator.comparingInt(known -> Distance.between(name, known)))
        .orElseThrow();
  }
}
