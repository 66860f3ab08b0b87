package io.github.threadsvsprocesses.ipc;

import io.github.threadsvsprocesses.ipc.QueueTasks.Call;
import io.github.threadsvsprocesses.ipc.QueueTasks.Operation;
import io.github.threadsvsprocesses.ipc.QueueTasks.Outcome;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A queue as a child JVM uses it: each call makes a handle there and closes it right after. */
record QueueInAChild(ProcessQueue.Address address, ForkedJvm child)
    implements MessageQueue<String> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Outcome call(Operation operation, String item, Duration timeout) throws IOException {
    Outcome outcome = child.run(new Call(address, operation, item, timeout.toNanos()));
    String text = outcome.text();
    return switch (outcome.thrown()) {
      case "" -> outcome;
      case "EOFException", "StreamEnded" -> throw new EOFException(text);
      case "IllegalStateException" -> throw new IllegalStateException(text);
      case "IllegalArgumentException" -> throw new IllegalArgumentException(text);
      default -> throw new IOException(outcome.thrown() + ": " + text);
    };
  }

  private Outcome call(Operation operation, Duration timeout) throws IOException {
    return call(operation, "", timeout);
  }

  @Override
  public void put(String item) throws IOException {
    call(Operation.PUT, item, PATIENCE);
  }

  @Override
  public boolean offer(String item, Duration timeout) throws IOException {
    return call(Operation.OFFER, item, timeout).number() == 1;
  }

  @Override
  public String take() throws IOException {
    return Objects.requireNonNull(call(Operation.TAKE, PATIENCE).text());
  }

  @Override
  public @Nullable String poll(Duration timeout) throws IOException {
    return call(Operation.POLL, timeout).text();
  }

  @Override
  public int size() throws IOException {
    return call(Operation.SIZE, PATIENCE).number();
  }

  @Override
  public void taskDone() throws IOException {
    call(Operation.TASK_DONE, PATIENCE);
  }

  @Override
  public void join() throws IOException {
    call(Operation.JOIN, PATIENCE);
  }

  @Override
  public boolean join(Duration timeout) throws IOException {
    return call(Operation.JOIN, timeout).number() == 1;
  }

  @Override
  public void endOfStream() throws IOException {
    call(Operation.END_OF_STREAM, PATIENCE);
  }

  @Override
  public void close() {
    // Each call has closed its own.
  }
}
