package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;

/** Appends an entry and says what the list then holds, as the worker sees it. */
public record AppendsToTheNotebook(String entry) implements Task<Page> {
  @Override
  public Page run() throws IOException {
    Notebook.ENTRIES.add(entry);
    return Page.now();
  }
}
