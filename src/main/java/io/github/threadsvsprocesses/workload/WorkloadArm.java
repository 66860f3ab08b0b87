package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.measure.WorkArm;
import io.github.threadsvsprocesses.process.Batch;
import io.github.threadsvsprocesses.process.ChildFailed;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import io.github.threadsvsprocesses.workload.BadWorkload.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A workload done by a crew: worker w of n does the tasks w, w + n, w + 2n and so on, one after
 * another, handed over at once. Tasks of threads run inside the crew's interpreter, so that they
 * exclude each other where it has a lock. Used by one thread.
 */
final class WorkloadArm<R> implements WorkArm {
  /** How a child names what a task's failure is told by; the rest is the failure. */
  private static final String TASK_FAILED =
      "^" + Pattern.quote(Batch.TaskFailed.class.getName() + ": ");

  /** That it ended, and how. */
  private static final int LINES_ABOUT_A_CHILD = 2;

  private final Workload<R> workload;
  private final Crew crew;
  private final String crewInWords;
  private final Results<R> results;
  private int tasksOfLastRun;
  private List<CompletableFuture<List<R>>> lastRun = List.of();

  WorkloadArm(Workload<R> workload, Crew crew, String crewInWords, Results<R> results) {
    this.workload = workload;
    this.crew = crew;
    this.crewInWords = crewInWords;
    this.results = results;
  }

  /**
   * Does the tasks from 0 on.
   *
   * @throws BadWorkload when a task throws, cannot run there, or does not end
   */
  @Override
  public void run(long totalTasks) {
    tasksOfLastRun = Math.toIntExact(totalTasks);
    List<Supplier<CompletableFuture<List<R>>>> starts = new ArrayList<>();
    for (int worker = 0; worker < crew.size(); worker++) {
      starts.add(prepared(worker));
    }
    lastRun = starts.stream().map(Supplier::get).toList();
    await();
  }

  /** To be started when all are prepared: where one cannot be, nobody is at work. */
  private Supplier<CompletableFuture<List<R>>> prepared(int worker) {
    List<Task<R>> tasks = new ArrayList<>();
    for (int number = worker; number < tasksOfLastRun; number += crew.size()) {
      tasks.add(workload.task(number));
    }
    if (crew instanceof ProcessCrew) {
      Batch batch = batch(tasks);
      return () -> crew.submit(worker, batch).thenApply(encoded -> decoded(encoded, tasks));
    }
    return () ->
        crew.submit(
            worker,
            () -> {
              List<R> done = new ArrayList<>(tasks.size());
              for (Task<R> task : tasks) {
                done.add(Interpreter.current().compute(() -> Batch.resultOf(task)));
              }
              return done;
            });
  }

  private Batch batch(List<Task<R>> tasks) {
    try {
      return Batch.of(tasks);
    } catch (IllegalArgumentException cannotTravel) {
      throw new BadWorkload(
          "\"%s\" cannot be done by processes: %s"
              .formatted(workload.name(), cannotTravel.getMessage()));
    }
  }

  private static <R> List<R> decoded(List<byte[]> encoded, List<Task<R>> tasks) {
    List<R> done = new ArrayList<>(tasks.size());
    for (int i = 0; i < encoded.size(); i++) {
      done.add(Batch.decode(encoded.get(i), tasks.get(i)));
    }
    return done;
  }

  /** Until all are done, also when one has failed: the crew is free for other work then. */
  private void await() {
    Duration deadline = TimeoutFactor.times(workload.deadline());
    try {
      CompletableFuture.allOf(lastRun.toArray(CompletableFuture<?>[]::new))
          .get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failed(innermost(e));
    } catch (TimeoutException e) {
      Optional<Throwable> failure = firstFailure();
      giveUp();
      if (failure.isPresent()) {
        throw failed(innermost(failure.get()));
      }
      throw new BadWorkload(
          Fault.UNENDING,
          "%s of \"%s\" did not end within %s s, done by %s; give smaller tasks, allow more with Workload.within, or find out what they wait for"
              .formatted(
                  tasksOfLastRun == 1 ? "a task" : tasksOfLastRun + " tasks",
                  workload.name(),
                  String.valueOf(deadline.toMillis() / 1000.0).replaceFirst("\\.0$", ""),
                  crewInWords),
          null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadWorkload("the measurement of \"" + workload.name() + "\" was interrupted");
    }
  }

  private Optional<Throwable> firstFailure() {
    return lastRun.stream()
        .filter(CompletableFuture::isCompletedExceptionally)
        .map(worker -> worker.handle((done, failure) -> failure).join())
        .findFirst();
  }

  private BadWorkload failed(Throwable cause) {
    return new BadWorkload(
        cause instanceof ChildFailed && !threwInChild(cause) ? Fault.DEADLY : Fault.FAILED,
        "a task of \"%s\" failed, done by %s: %s"
            .formatted(workload.name(), crewInWords, firstLine(cause)),
        cause);
  }

  /** A process can be ended; threads are told so when their crew is closed. */
  private void giveUp() {
    if (crew instanceof ProcessCrew processes) {
      processes.children().forEach(ForkedJvm::kill);
    }
  }

  @Override
  public void verify() {
    for (int worker = 0; worker < lastRun.size(); worker++) {
      List<R> done = lastRun.get(worker).join();
      for (int i = 0; i < done.size(); i++) {
        results.verify(worker + i * crew.size(), done.get(i), crewInWords);
      }
    }
  }

  @Override
  public @Nullable Long queuedNanos() {
    return crew.queuedNanos();
  }

  /** Futures wrap what they carry. */
  private static Throwable innermost(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean wrapped =
        failure instanceof ExecutionException || failure instanceof CompletionException;
    return wrapped && cause != null ? innermost(cause) : failure;
  }

  /** Of what a task threw, its own words; of a child that died, what is said of it first. */
  private static String firstLine(Throwable cause) {
    Throwable told = threwInChild(cause) && cause.getCause() != null ? cause.getCause() : cause;
    String message = told.getMessage();
    return message == null || message.isBlank()
        ? told.getClass().getName()
        : message
            .replaceFirst(TASK_FAILED, "")
            .lines()
            .limit(told instanceof ChildFailed ? LINES_ABOUT_A_CHILD : 1)
            .map(String::strip)
            .collect(Collectors.joining(" "));
  }

  private static boolean threwInChild(Throwable cause) {
    return cause instanceof ChildFailed child && child.exceptionClass() != null;
  }
}
