package io.github.threadsvsprocesses.children;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The variable that the article's programs share, or fail to share: a static list. */
public final class Notebook {
  /** Static on purpose: whether it is one or many is what the claims are about. */
  public static final List<String> ENTRIES = new CopyOnWriteArrayList<>();

  private Notebook() {}
}
