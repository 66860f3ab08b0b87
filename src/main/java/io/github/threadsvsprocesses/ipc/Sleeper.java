package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Where a thread sleeps until a socket is ready for an operation. Its selector, three files, is
 * opened when somebody sleeps for the first time. One thread sleeps at a time, besides those that
 * watch with a selector of their own; any may wake and close.
 */
final class Sleeper {
  private final SocketChannel channel;
  private final int operation;
  private final List<Selector> watchers = new CopyOnWriteArrayList<>();
  private @Nullable Selector own;
  private boolean closed;
  private volatile boolean asleep;

  /**
   * For a channel that does not block.
   *
   * @param operation of {@link SelectionKey}
   */
  Sleeper(SocketChannel channel, int operation) {
    this.channel = channel;
    this.operation = operation;
  }

  /** To be called before the last look at what the sleep is for, lest {@link #wake} be missed. */
  void lieDown() throws IOException {
    selector();
    asleep = true;
  }

  void getUp() {
    asleep = false;
  }

  /**
   * Sleeps until the socket is ready, the deadline, or for no reason at all.
   *
   * @param doing what an interrupt interrupts, in words
   */
  void sleep(Deadline deadline, String doing) throws IOException, InterruptedException {
    Selector selector = selector();
    try {
      selector.select(deadline.millisToSelect());
      selector.selectedKeys().clear();
    } catch (ClosedSelectorException closedMeanwhile) {
      throw new IOException("This connection is closed.", closedMeanwhile);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while " + doing);
    }
  }

  private synchronized Selector selector() throws IOException {
    if (closed) {
      throw new IOException("This connection is closed.");
    }
    if (own == null) {
      own = Selector.open();
      channel.register(own, operation);
    }
    return own;
  }

  void watchWith(Selector selector) throws IOException {
    watchers.add(selector);
    channel.register(selector, operation);
  }

  void unwatch(Selector selector) {
    watchers.remove(selector);
  }

  /** Wakes the thread that lies down or sleeps, and those that watch. */
  void wake() {
    if (asleep) {
      wakeOwn();
    }
    wakeWatchers();
  }

  void wakeWatchers() {
    if (!watchers.isEmpty()) {
      watchers.forEach(Selector::wakeup);
    }
  }

  private synchronized void wakeOwn() {
    if (own != null && !closed) {
      own.wakeup();
    }
  }

  void close() {
    Selector last;
    synchronized (this) {
      closed = true;
      last = own;
    }
    try {
      if (last != null) {
        last.close();
      }
    } catch (IOException alreadyGone) {
      // Nothing is left to release.
    }
    wakeWatchers();
  }
}
