package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.workload.BadWorkload.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Work to compare crews on: any number of tasks, numbered from 0, that do not depend on each other.
 * How many there are is found by measuring; a task of 0.1 to 20 ms suits best. Immutable.
 *
 * <pre>{@code
 * record SumsADay(String file) implements Task<Long> { … }
 *
 * Workload.of("sum the days' files", number -> new SumsADay("day-" + number % 31 + ".csv"))
 *     .checkedBy((number, sum) -> assertEquals(SUMS[number % 31], sum));
 * }</pre>
 *
 * @param <R> what a task returns; a value that can travel between processes
 */
public final class Workload<R> {
  /** Of one run. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final String name;
  private final IntFunction<? extends Task<R>> tasks;
  private final @Nullable ResultCheck<R> check;
  private final Duration deadline;

  private Workload(
      String name,
      IntFunction<? extends Task<R>> tasks,
      @Nullable ResultCheck<R> check,
      Duration deadline) {
    this.name = name;
    this.tasks = tasks;
    this.check = check;
    this.deadline = deadline;
  }

  /** The same task over and over. */
  public static <R> Workload<R> of(String name, Task<R> task) {
    return of(name, number -> task);
  }

  /** These tasks, and when they are done the first again. */
  public static <R> Workload<R> of(String name, List<? extends Task<R>> tasks) {
    if (tasks.isEmpty()) {
      throw new BadWorkload("\"" + name + "\" has no tasks; give at least one.");
    }
    List<? extends Task<R>> copy = List.copyOf(tasks);
    return of(name, number -> copy.get(number % copy.size()));
  }

  /**
   * A task for each number.
   *
   * @param tasks the same task for the same number, whenever asked
   */
  public static <R> Workload<R> of(String name, IntFunction<? extends Task<R>> tasks) {
    return new Workload<>(name, tasks, null, DEADLINE);
  }

  /**
   * Looks at every result, wherever it was computed; it throws when one is wrong. Without a check,
   * a result must equal the one that came first for the same number.
   */
  public Workload<R> checkedBy(ResultCheck<R> everyResult) {
    return new Workload<>(name, tasks, everyResult, deadline);
  }

  /**
   * How long a run may take, which is to last a tenth of a second, before it is given up; 30 s
   * unless set, times {@code -Dtimeout.factor}.
   */
  public Workload<R> within(Duration ofARun) {
    return new Workload<>(name, tasks, check, ofARun);
  }

  /** As reports call it. */
  public String name() {
    return name;
  }

  /**
   * The task of a number.
   *
   * @throws BadWorkload when there is none
   */
  Task<R> task(int number) {
    Task<R> task;
    try {
      task = tasks.apply(number);
    } catch (RuntimeException thrown) {
      throw new BadWorkload(
          Fault.UNFIT, "\"%s\" has no task %d: %s".formatted(name, number, thrown), thrown);
    }
    return Objects.requireNonNull(task, () -> "\"" + name + "\" gave null as task " + number);
  }

  Duration deadline() {
    return deadline;
  }

  @Nullable ResultCheck<R> check() {
    return check;
  }
}
