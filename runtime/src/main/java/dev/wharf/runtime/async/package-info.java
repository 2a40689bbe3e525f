/**
 * Tasks, threads, subtasks, streams and futures: the classes of the reference code, under its
 * names. Exactly one guest thread of a store runs at a time, on whichever thread of the JVM owns
 * the store. Spec: Canonical ABI, concurrency.
 */
package dev.wharf.runtime.async;
