/** Loaders of generated classes, and what is generated per signature rather than per module. */
package dev.wharf.engine.load;
