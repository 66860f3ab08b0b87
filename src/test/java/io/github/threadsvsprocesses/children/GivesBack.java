package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;

/** Gives back what it was given. */
public record GivesBack(Letter letter) implements Task<Letter> {
  @Override
  public Letter run() {
    return letter;
  }
}
