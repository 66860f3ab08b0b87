package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.util.List;

/** Appends an entry and says what the list then holds, as the worker sees it. */
public record AppendsToTheNotebook(String entry) implements Task<List<String>> {
  @Override
  public List<String> run() {
    Notebook.ENTRIES.add(entry);
    return List.copyOf(Notebook.ENTRIES);
  }
}
