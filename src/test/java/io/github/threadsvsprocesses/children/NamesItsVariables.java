package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.util.Set;

/** Names the variables of its environment; what they hold may be secret. */
public record NamesItsVariables() implements Task<Set<String>> {
  @Override
  public Set<String> run() {
    return System.getenv().keySet();
  }
}
