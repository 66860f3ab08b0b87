package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import java.io.IOException;
import java.util.List;

/**
 * What the notebook holds, as one worker sees it.
 *
 * @param entries all of them
 * @param by where that worker runs
 */
public record Page(List<String> entries, Whereabouts by) {
  /** As the calling thread sees it. */
  public static Page now() throws IOException {
    return new Page(List.copyOf(Notebook.ENTRIES), new TellsWhereItRuns().run());
  }

  @Override
  public String toString() {
    return entries + ", as " + by + " sees it";
  }
}
