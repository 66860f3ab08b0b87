package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.page.Exhibits.Exhibit;
import io.github.threadsvsprocesses.verdict.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a check or control told, and the texts that it attached, bounded. */
final class Story {
  static final int MOST_LINES = 60;

  /** In characters. */
  static final int LONGEST_LINE = 600;

  /** Of a text's beginning and of its end, in bytes. */
  static final int PART_OF_TEXT = 2_000;

  /** Longer, what stands before a colon is no name of a fact. */
  private static final int LONGEST_NAME = 80;

  private static final List<String> WORDS = List.of("Given", "When", "Then");

  private Story() {}

  /** Nothing where nothing was told. */
  static Html of(Trial trial) {
    Html html = new Html();
    List<String> lines = trial.told();
    if (lines.isEmpty()) {
      return html;
    }
    html.open("ul", "class", "story").line();
    int shown = lines.size() <= MOST_LINES ? lines.size() : MOST_LINES - 2;
    lines.subList(0, shown).forEach(line -> html.add(told(line)));
    if (shown < lines.size()) {
      int left = lines.size() - shown - 1;
      html.element("li", "… " + left + " more lines, and last:", "class", "note").line();
      html.add(told(lines.get(lines.size() - 1)));
    }
    return html.close("ul").line();
  }

  private static Html told(String line) {
    String shown = Printable.text(line, LONGEST_LINE);
    Html html = new Html().open("li");
    int colon = shown.indexOf(": ");
    String word = shown.substring(0, Math.max(0, shown.indexOf(' ')));
    if (WORDS.contains(word)) {
      html.element("b", word).text(shown.substring(word.length()));
    } else if (colon > 0 && colon <= LONGEST_NAME) {
      html.element("span", shown.substring(0, colon + 1), "class", "fact");
      html.text(shown.substring(colon + 1));
    } else {
      html.text(shown);
    }
    return html.close("li").line();
  }

  /** A text, folded; of a long one beginning and end. */
  static Html of(Exhibit text) {
    try (FileChannel file = FileChannel.open(text.file())) {
      long size = file.size();
      String beginning = read(file, 0, PART_OF_TEXT);
      long endAt = Math.max(PART_OF_TEXT, size - PART_OF_TEXT);
      String end = read(file, endAt, PART_OF_TEXT);
      String gap =
          endAt > PART_OF_TEXT ? "\n… " + (endAt - PART_OF_TEXT) + " bytes left out …\n" : "";
      return new Html()
          .open("details", "class", "text")
          .element("summary", Printable.line(text.name(), 200) + " (" + size + " bytes of text)")
          .element("pre", beginning + gap + end, "tabindex", "0")
          .close("details")
          .line();
    } catch (IOException unreadable) {
      return new Html();
    }
  }

  private static String read(FileChannel file, long from, int most) throws IOException {
    ByteBuffer part = ByteBuffer.allocate(most);
    long at = from;
    int read = file.read(part, at);
    while (read > 0 && part.hasRemaining()) {
      at += read;
      read = file.read(part, at);
    }
    // What is no UTF-8 becomes U+FFFD.
    return StandardCharsets.UTF_8.decode(part.flip()).toString();
  }
}
