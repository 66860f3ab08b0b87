package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.util.List;

/** Says what the list holds, as the worker sees it. */
public record ReadsTheNotebook() implements Task<List<String>> {
  @Override
  public List<String> run() {
    return List.copyOf(Notebook.ENTRIES);
  }
}
