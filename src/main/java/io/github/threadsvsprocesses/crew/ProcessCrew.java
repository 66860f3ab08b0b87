package io.github.threadsvsprocesses.crew;

import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.ForkedJvmBuilder;
import io.github.threadsvsprocesses.process.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A crew of child JVMs, each with one worker. */
public final class ProcessCrew implements Crew {
  private final List<ForkedJvm> children;

  private ProcessCrew(List<ForkedJvm> children) {
    this.children = children;
  }

  /**
   * Starts the children side by side and returns when all are ready.
   *
   * @param size at least 1
   */
  public static ProcessCrew start(int size) {
    return start(size, ForkedJvm.configure());
  }

  /**
   * The same with children of one's own configuration, each the same.
   *
   * @param size at least 1
   * @param configuration not to be changed before this returns
   */
  public static ProcessCrew start(int size, ForkedJvmBuilder configuration) {
    if (size < 1) {
      throw new IllegalArgumentException("A crew has at least one worker, not " + size + ".");
    }
    List<CompletableFuture<ForkedJvm>> starting = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      starting.add(
          CompletableFuture.supplyAsync(configuration::start, ProcessCrew::onAThreadOfItsOwn));
    }
    List<ForkedJvm> started = new ArrayList<>();
    try {
      for (CompletableFuture<ForkedJvm> each : starting) {
        started.add(Results.of("starting a child JVM", each));
      }
      return new ProcessCrew(List.copyOf(started));
    } catch (RuntimeException e) {
      CompletableFuture.allOf(
              starting.stream()
                  .map(each -> each.thenAccept(ForkedJvm::close).exceptionally(notStarted -> null))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
      throw e;
    }
  }

  /**
   * Of children that run already, such as those of a {@link
   * io.github.threadsvsprocesses.process.Standby}; they are closed with the crew.
   *
   * @param children at least one
   */
  public static ProcessCrew of(List<ForkedJvm> children) {
    if (children.isEmpty()) {
      throw new IllegalArgumentException("A crew has at least one worker, not 0.");
    }
    return new ProcessCrew(List.copyOf(children));
  }

  /** Starts wait for the system, and the common pool may have a single thread. */
  private static void onAThreadOfItsOwn(Runnable start) {
    Thread thread = new Thread(start, "tvp-start");
    thread.setDaemon(true);
    thread.start();
  }

  /** The workers' processes, in the order of the workers. */
  public List<ForkedJvm> children() {
    return children;
  }

  @Override
  public int size() {
    return children.size();
  }

  @Override
  public <R> CompletableFuture<R> submit(int worker, Task<R> task) {
    return children.get(worker).submit(task);
  }

  @Override
  public String inWords() {
    return children.stream()
        .map(child -> Long.toString(child.pid()))
        .collect(
            Collectors.joining(
                ", ",
                size() + (size() == 1 ? " child JVM, process " : " child JVMs, processes "),
                ", of process " + ProcessHandle.current().pid()));
  }

  @Override
  public void close() {
    children.forEach(ForkedJvm::close);
  }
}
