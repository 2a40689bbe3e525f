package dev.wharf.wit.decode;

/**
 * A type in a {@link TypeGraph}. Each import and export of a type makes a new one with the shape of
 * the old, and so a further name can be told from what was named.
 *
 * @param shape index of the shape
 * @param alias which of the names of the shape, or {@link TypeGraph#ORIGINAL}
 */
record TypeId(int shape, int alias) implements Operand {}
