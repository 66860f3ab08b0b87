package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells which process and which thread the worker is. */
public record TellsWhereItRuns() implements Task<Whereabouts> {
  /** Linux: a link to {@code PID/task/TID} of whoever reads it; the kernel's own word. */
  private static final Path THREAD_SELF = Path.of("/proc/thread-self");

  /**
   * Where a worker runs.
   *
   * @param pid the kernel's word where it can be asked, else the JVM's
   * @param threadId the kernel's id of the thread where it can be asked, else the JVM's
   * @param source who was asked
   */
  public record Whereabouts(long pid, long threadId, String source) {
    @Override
    public String toString() {
      return "thread " + threadId + " of process " + pid;
    }
  }

  @Override
  public Whereabouts run() throws IOException {
    if (Files.exists(THREAD_SELF)) {
      Path link = Files.readSymbolicLink(THREAD_SELF);
      return new Whereabouts(
          Long.parseLong(link.getName(0).toString()),
          Long.parseLong(link.getName(2).toString()),
          "kernel");
    }
    return new Whereabouts(ProcessHandle.current().pid(), Thread.currentThread().getId(), "JVM");
  }
}
