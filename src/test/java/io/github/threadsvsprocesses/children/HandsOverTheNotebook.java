package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.util.List;

/** Hands over the list itself, as far as that goes. */
public record HandsOverTheNotebook() implements Task<List<String>> {
  @Override
  public List<String> run() {
    return Notebook.ENTRIES;
  }
}
