/** What a guest is granted, and the one list of interfaces that are offered to it. */
package dev.wharf.wasi;
