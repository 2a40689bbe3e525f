/**
 * The packages that a WIT folder depends on: {@code deps.toml} says where they come from, {@code
 * deps} holds copies of them, and {@code deps.lock} tells what was copied.
 */
package dev.wharf.wit.deps;
