package io.github.threadsvsprocesses.process;

/**
 * What a worker does, in a thread or in a process alike.
 *
 * <p>A task is a record: its components are its input. A thread is handed the very object, a child
 * JVM a copy of it, decoded from its components (see {@code
 * io.github.threadsvsprocesses.ipc.Values} for what they may be). The result travels back the same
 * way, so a process returns a copy and a thread the thing itself.
 *
 * @param <R> the result; in a child JVM it must be a value too
 */
public interface Task<R> {
  /** Does the work; called once, on the worker. */
  R run() throws Exception;
}
