/**
 * Core modules made components: by the names of its imports and exports a module says which
 * functions of a world it means.
 */
package dev.wharf.component.wrap;
