package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.process.ForkedJvm;

/** The next use of the kit after one that was killed: starts a child JVM, and closes it. */
final class NextStart {
  private NextStart() {}

  public static void main(String[] arguments) {
    ForkedJvm.start().close();
  }
}
