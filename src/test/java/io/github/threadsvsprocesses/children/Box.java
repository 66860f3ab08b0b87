package io.github.threadsvsprocesses.children;

/** What a manager holds for several processes: each drops messages into it. */
public interface Box {
  /** Returns when the message is in it. */
  void drop(Numbered message) throws InterruptedException;
}
