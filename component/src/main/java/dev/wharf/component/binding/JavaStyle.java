package dev.wharf.component.binding;

/**
 * What is a matter of taste in the table of Java types.
 *
 * @param rawUnsigned whether unsigned numbers keep their width, and so their bits: {@code u32} as
 *     {@code int}
 * @param nullable whether an option that is a parameter, a result, or a field is its value or null,
 *     rather than an {@code Optional}; inside of other types it is {@code Optional} all the same
 */
public record JavaStyle(boolean rawUnsigned, boolean nullable) {
  /** Unsigned numbers widened, and {@code Optional} everywhere. */
  public static final JavaStyle USUAL = new JavaStyle(false, false);
}
