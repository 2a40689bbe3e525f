/**
 * Prints Java for WIT: what each type becomes is said by {@code component.binding.JavaMapping},
 * which the binders of the runtime read too.
 */
package dev.wharf.bindgen;
