/* Gives the preview 1 adapter memory out of the program's own heap.
 *
 * Without this export the adapter grows the memory by a page and keeps its state there. Debian's wasi-libc takes
 * everything up to the end of memory for its heap when malloc first runs, that page too, and writes over the state. */
#include <stdlib.h>

__attribute__((export_name("cabi_realloc"))) void *cabi_realloc(void *old, size_t old_size, size_t align,
                                                                size_t new_size) {
  (void)old_size, (void)align;
  return realloc(old, new_size);
}
