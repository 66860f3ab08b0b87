package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.verdict.Printable;
import java.nio.charset.StandardCharsets;

/** HTML as it is written: text and values are always escaped, tags always come from our code. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn
   */
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
    out.append('>');
    return this;
  }

  /** An element that never holds anything; also well-formed as XML, as the whole page is. */
  Html empty(String tag, String... attributes) {
    open(tag, attributes);
    out.insert(out.length() - 1, " /");
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append(">");
    return this;
  }

  /** An element that holds text alone. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  Html line() {
    out.append('\n');
    return this;
  }

  /** What is HTML already: our own, or the article's as its renderer wrote it. */
  Html markup(String html) {
    out.append(html);
    return this;
  }

  Html add(Html other) {
    out.append(other.out);
    return this;
  }

  /** In bytes, as the file will hold it. */
  int size() {
    return toString().getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private static String escaped(String text) {
    return Printable.text(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
