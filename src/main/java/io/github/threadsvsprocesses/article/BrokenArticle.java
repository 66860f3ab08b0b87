package io.github.threadsvsprocesses.article;

import java.io.Serial;

/** The document cannot be read as a catalogue; the message names the line and the mending. */
public final class BrokenArticle extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  BrokenArticle(String message) {
    super(message);
  }
}
