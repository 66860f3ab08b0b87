package io.github.threadsvsprocesses.claims.os;

import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A process that is to be killed.
 *
 * @param death kills it, waits until the system has cleared it away, and says how it ended
 */
record Victim(long pid, Supplier<String> death) {
  private static final Duration KILL_DEADLINE = Duration.ofSeconds(20);

  static Victim of(ForkedJvm process) {
    return new Victim(
        process.pid(),
        () -> {
          process.handle().destroyForcibly();
          return process.join(TimeoutFactor.times(KILL_DEADLINE)).toString();
        });
  }

  /** The first of some processes of a CPython. */
  static Victim of(PythonWorkers processes, long pid) {
    return new Victim(
        pid,
        () -> {
          ProcessHandle.of(pid).orElseThrow().destroyForcibly();
          return "with the exit code " + processes.join(0) + " of multiprocessing";
        });
  }

  String killed() {
    return death.get();
  }
}
