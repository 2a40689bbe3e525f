package dev.wharf.component.name;

import dev.wharf.wasm.ValidationException;
import java.util.Locale;

/** Kebab-case names. Explainer, import and export definitions ({@code label}). */
public final class Label {
  private Label() {}

  /**
   * Whether it is fragments of one case each, joined by hyphens, the first of which starts with a
   * letter.
   */
  public static boolean isLabel(String text) {
    return isKebab(text, true);
  }

  /** Whether it is a label without capitals. Explainer, {@code words}. */
  static boolean isWords(String text) {
    return isKebab(text, false);
  }

  /**
   * @return the label itself
   * @throws ValidationException if it is none
   */
  public static String check(String label) {
    if (!isLabel(label)) {
      throw new ValidationException("`" + label + "` is not in kebab case");
    }
    return label;
  }

  /** Two labels with the same key may not stand in one scope. Explainer, name uniqueness. */
  public static String uniquenessKey(String label) {
    return label.toLowerCase(Locale.ROOT);
  }

  private static boolean isKebab(String text, boolean acronyms) {
    boolean atStart = true;
    boolean lower = false;
    boolean upper = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '-') {
        if (atStart) {
          return false;
        }
        atStart = true;
        lower = false;
        upper = false;
      } else {
        boolean digit = c >= '0' && c <= '9';
        lower |= c >= 'a' && c <= 'z';
        upper |= c >= 'A' && c <= 'Z';
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if ((!digit && !letter) || (lower && upper) || (upper && !acronyms) || (digit && i == 0)) {
          return false;
        }
        atStart = false;
      }
    }
    return !atStart;
  }
}
