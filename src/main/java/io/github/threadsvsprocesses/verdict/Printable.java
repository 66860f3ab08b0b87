package io.github.threadsvsprocesses.verdict;

import java.util.Locale;

/**
 * Text from anywhere, such as a child's output, made fit to be shown: bounded, and without
 * characters that a terminal or a page would obey. Escaping for a format comes after this.
 */
public final class Printable {
  /** U+2400 and on hold a picture of each control character. */
  private static final int PICTURES_OF_CONTROLS = 0x2400;

  private static final int DELETE = 0x7F;
  private static final int PICTURE_OF_DELETE = 0x2421;

  private Printable() {}

  /** The whole of it. */
  public static String text(String any) {
    return text(any, any.length());
  }

  /**
   * Its beginning, with a word that says so where something was cut. Line ends and tabs stay; other
   * control characters become their pictures; what is invisible or turns the direction of writing
   * is named by its number; half a surrogate pair becomes U+FFFD.
   *
   * @param limit in {@code char}s of the original
   */
  public static String text(String any, int limit) {
    int end = Math.min(limit, any.length());
    if (end < any.length() && end > 0 && Character.isHighSurrogate(any.charAt(end - 1))) {
      end--;
    }
    StringBuilder shown = new StringBuilder(end + 32);
    for (int at = 0; at < end; ) {
      int character = any.codePointAt(at);
      append(shown, character);
      at += Character.charCount(character);
    }
    if (end < any.length()) {
      shown.append(" … (").append(any.length() - end).append(" more characters)");
    }
    return shown.toString();
  }

  /** The same in one line, for a table or a console. */
  public static String line(String any, int limit) {
    return text(any, limit).replaceAll("\\s+", " ").strip();
  }

  private static void append(StringBuilder shown, int character) {
    if (character == '\n' || character == '\t') {
      shown.append((char) character);
    } else if (character < ' ') {
      shown.append((char) (PICTURES_OF_CONTROLS + character));
    } else if (character == DELETE) {
      shown.append((char) PICTURE_OF_DELETE);
    } else {
      switch (Character.getType(character)) {
        case Character.SURROGATE -> shown.append('\uFFFD');
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.UNASSIGNED ->
            shown.append(String.format(Locale.ROOT, "⟨U+%04X⟩", character));
        default -> shown.appendCodePoint(character);
      }
    }
  }
}
