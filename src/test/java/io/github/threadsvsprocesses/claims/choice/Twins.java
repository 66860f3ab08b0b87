package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.workload.ResultCheck;
import io.github.threadsvsprocesses.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * A workload that computes and its twin, which waits as long for the same results of the same
 * inputs. Immutable.
 *
 * @param computing what the claim is about
 * @param waiting for its control
 * @param facts what the work is and how its results are known, for the report
 */
public record Twins<R>(Workload<R> computing, Workload<R> waiting, List<String> facts) {
  public Twins {
    facts = List.copyOf(facts);
  }

  /** What the work is. */
  void tell(Evidence evidence) {
    facts.forEach(evidence::given);
  }

  /** Makes a task that waits in another one's place. */
  interface Wait<T, R> {
    /**
     * Another task with the same result.
     *
     * @param nanos how long it waits
     */
    Task<R> insteadOf(T task, R result, long nanos);
  }

  /**
   * Twins of which the one does these tasks, over and over.
   *
   * @param name what the computing one does
   * @param done the tasks, with the results that the twin waits for
   * @param check of every result, those too; numbers are places in the list of tasks
   */
  static <R, T extends Task<R>> Twins<R> of(
      String name, DoneOnce<T, R> done, ResultCheck<R> check, Wait<T, R> wait, List<String> facts)
      throws Exception {
    int count = done.tasks().size();
    List<Task<R>> waits = new ArrayList<>(count);
    for (int place = 0; place < count; place++) {
      R result = done.results().get(place);
      mustBeRight(name, place, result, check);
      waits.add(wait.insteadOf(done.tasks().get(place), result, done.fastestNanos()));
    }
    ResultCheck<R> overAndOver = (number, result) -> check.check(number % count, result);
    return new Twins<>(
        Workload.of(name, done.tasks()).checkedBy(overAndOver),
        Workload.of("wait while others " + name, waits).checkedBy(overAndOver),
        facts);
  }

  /** A wrong result here is no finding about threads and processes: something is broken. */
  private static <R> void mustBeRight(String name, int place, R result, ResultCheck<R> check)
      throws Exception {
    try {
      check.check(place, result);
    } catch (AssertionError wrong) {
      throw new IllegalStateException(
          "Task %d of \"%s\" is wrong before anything is measured: %s"
              .formatted(place, name, wrong.getMessage()),
          wrong);
    }
  }
}
