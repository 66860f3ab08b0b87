package io.github.threadsvsprocesses.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What JMH holds of a contestant: starts it before the first operation, closes it after the last.
 */
public abstract class Side {
  private @Nullable Contestant contestant;

  abstract Contestant start() throws Exception;

  @Setup(Level.Trial)
  public final void begin() throws Exception {
    contestant = start();
  }

  final void run(int operations) throws Exception {
    requireNonNull(contestant).run(operations);
  }

  @TearDown(Level.Trial)
  public final void end() throws IOException {
    if (contestant != null) {
      contestant.close();
    }
  }
}
