package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A client's connections to one reception: each call under way has one to itself, and the last one
 * used is the next to be used. Safe for use by many threads.
 */
final class ConnectionPool implements AutoCloseable {
  private final String socket;
  private final String secret;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final Set<Connection> all = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  ConnectionPool(String socket, String secret) {
    this.socket = socket;
    this.secret = secret;
  }

  boolean isClosed() {
    return closed;
  }

  Connection acquire() throws IOException, InterruptedException {
    Connection connection = idle.pollFirst();
    if (connection == null) {
      if (closed) {
        throw new IOException("This pool of connections was closed.");
      }
      connection = Reception.enter(socket, secret);
      all.add(connection);
    }
    if (closed) {
      connection.close(); // Whoever closed the pool may not have seen it.
    }
    return connection;
  }

  /** Of a connection whose call was answered. */
  void release(Connection connection) {
    idle.addFirst(connection);
  }

  /** Of any other. */
  void discard(Connection connection) {
    all.remove(connection);
    connection.close();
  }

  @Override
  public void close() {
    closed = true;
    all.forEach(Connection::close);
  }
}
