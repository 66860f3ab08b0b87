package io.github.threadsvsprocesses.ipc;

import java.util.List;

/**
 * What a queue's broker and its clients say. A client begins with a {@link Wish}, and the broker
 * answers: with {@link Folders}, after which nothing is said, or with the number of a slot. After
 * that the client sends codes of {@link QueueLayout.Awaited}, to have who sleeps for that woken,
 * and an empty message wakes the client.
 */
final class QueueWire {
  /** In place of a slot's number. */
  static final int NO_SLOT = -1;

  private QueueWire() {}

  /** What a connection is for. */
  enum Wish {
    /** To find the queue's memory, and to see its owner's end. */
    LIFELINE,
    /** To put and to take. */
    SEAT
  }

  /** Where a queue's memory lies, the best place first. */
  record Folders(List<String> paths) {}
}
