package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;

/** Says what the list holds, as the worker sees it. */
public record ReadsTheNotebook() implements Task<Page> {
  @Override
  public Page run() throws IOException {
    return Page.now();
  }
}
