package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.interpreter.Computation;
import java.time.Duration;

/** How long workloads of this section wait, and how much computing lasts as long. */
final class Latency {
  /** That of a server in the next town; several fit into the 20 ms that a worker waits a round. */
  static final Duration OF_A_SERVER = Duration.ofMillis(5);

  /**
   * That of an API that thinks as well. A call by HTTP costs the client's threads and the server's
   * some 1.5 ms, for which they want the CPUs of a twin that computes: the longer the call, the
   * smaller their share.
   */
  static final Duration OF_AN_API = Duration.ofMillis(20);

  private static final int UNITS = 50;

  /** Noise only adds; the first of them warm up. */
  private static final int RUNS = 20;

  private static final int NANOS_PER_MICRO = 1000;

  private Latency() {}

  static int micros(Duration latency) {
    return Math.toIntExact(latency.toNanos() / NANOS_PER_MICRO);
  }

  /** Units of {@link Computation} that take one worker here as long as the wait. */
  static int inUnits(Duration wait) throws Exception {
    Computation computation = Computation.ofUnits(UNITS);
    long fastest = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      computation.verify(computation.run());
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    return Math.toIntExact(Math.max(1, wait.toNanos() * UNITS / fastest));
  }
}
