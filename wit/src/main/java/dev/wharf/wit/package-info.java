/**
 * WIT, the text language of component interfaces.
 *
 * <p><b>From text to meaning.</b> {@link dev.wharf.wit.WitLexer} cuts a {@link
 * dev.wharf.wit.SourceText} into tokens, {@link dev.wharf.wit.WitParser} makes a {@link
 * dev.wharf.wit.WitDocument} of them, {@link dev.wharf.wit.WitResolver} joins the documents of a
 * package and those of its dependencies to a {@link dev.wharf.wit.Resolution}: every name looked
 * up, every feature gate decided, every world complete. {@link dev.wharf.wit.WitPrinter} gives a
 * document its canonical form, which needs no resolution.
 *
 * <p>All that can be wrong with a text is told by {@link dev.wharf.wit.InvalidWitException}, with
 * the place and what would be right.
 */
package dev.wharf.wit;
