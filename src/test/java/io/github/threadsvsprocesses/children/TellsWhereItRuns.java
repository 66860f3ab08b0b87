package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.crew.VirtualThreads;
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
   * @param threadId the kernel's id of the thread where it can be asked, else the JVM's; of a
   *     virtual thread always the JVM's, since the kernel knows only the thread that carries it
   * @param virtual whether it is a virtual thread
   * @param source who was asked
   */
  public record Whereabouts(long pid, long threadId, boolean virtual, String source) {
    /** Which thread it is, among those of its process. */
    public String thread() {
      return (virtual ? "virtual thread " : "thread ") + threadId;
    }

    @Override
    public String toString() {
      return thread() + " of process " + pid + (virtual ? ", " + source : "");
    }
  }

  @Override
  public Whereabouts run() throws IOException {
    boolean virtual = VirtualThreads.isVirtual(Thread.currentThread());
    if (Files.exists(THREAD_SELF)) {
      Path link = Files.readSymbolicLink(THREAD_SELF);
      long pid = Long.parseLong(link.getName(0).toString());
      long kernels = Long.parseLong(link.getName(2).toString());
      return virtual
          ? new Whereabouts(pid, idInTheJvm(), true, "carried by the kernel's thread " + kernels)
          : new Whereabouts(pid, kernels, false, "kernel");
    }
    return new Whereabouts(ProcessHandle.current().pid(), idInTheJvm(), virtual, "JVM");
  }

  private static long idInTheJvm() {
    return Thread.currentThread().getId();
  }
}
