/**
 * Components made of components: several become the parts of one, wired by their imports and
 * exports. What they leave open becomes the imports of the whole.
 */
package dev.wharf.component.compose;
