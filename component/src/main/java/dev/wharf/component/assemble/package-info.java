/** Writing components: merging what several import, and from resolved types back to definitions. */
package dev.wharf.component.assemble;
