/**
 * The tree of a WIT file as it is written: names are not looked up yet. WIT.md, grammar.
 *
 * <p>Comments are no part of the tree but for those before a declaration, which document it.
 */
package dev.wharf.wit.syntax;
