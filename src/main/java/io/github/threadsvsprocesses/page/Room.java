package io.github.threadsvsprocesses.page;

/** What is left of the space for stories and texts; the article and its verdicts always fit. */
final class Room {
  /** In bytes of HTML. */
  static final int MOST_BYTES = 600_000;

  private int left = MOST_BYTES;

  /** The part, or a word that it does not fit. */
  Html orNote(Html part) {
    int size = part.size();
    if (size <= left) {
      left -= size;
      return part;
    }
    return new Html()
        .element("p", "This page has no room for the rest; verdicts.json has it.", "class", "note");
  }
}
