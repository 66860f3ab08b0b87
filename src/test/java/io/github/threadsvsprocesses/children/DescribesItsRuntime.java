package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.DescribesItsRuntime.Description;
import io.github.threadsvsprocesses.process.Task;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.time.Instant;
import java.util.UUID;

/** Describes the language runtime it runs in. */
public record DescribesItsRuntime() implements Task<Description> {
  /** Drawn by the static initialiser: as many tokens as times it has run. */
  private static final String INITIALISATION = UUID.randomUUID().toString();

  private static final long MEBIBYTE = 1 << 20;

  /**
   * A runtime.
   *
   * @param name as the JVM gives it, mostly PID@host
   * @param startedAt milliseconds of the system's clock
   * @param initialisation a token that the static initialiser of a class drew
   * @param heapMebibytes how far its heap may grow
   */
  public record Description(
      String name, long startedAt, String initialisation, long heapMebibytes) {
    @Override
    public String toString() {
      return "%s, started at %s, initialisation %s, heap of at most %d MiB"
          .formatted(name, Instant.ofEpochMilli(startedAt), initialisation, heapMebibytes);
    }
  }

  @Override
  public Description run() {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    return new Description(
        runtime.getName(),
        runtime.getStartTime(),
        INITIALISATION,
        Runtime.getRuntime().maxMemory() / MEBIBYTE);
  }
}
