package io.github.threadsvsprocesses.bench;

import java.io.IOException;

/** A whole program: prints one line and waits until its input ends. */
public final class PrintsALine {
  private PrintsALine() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println(Message.SMALL);
    while (System.in.read() >= 0) {
      // Nothing is said to it.
    }
  }
}
