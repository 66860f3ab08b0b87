package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.interpreter.Steps;
import io.github.threadsvsprocesses.measure.WorkArm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * CPU work handed over to a crew in tasks, of which the next is handed over when the one before has
 * come back. Each is shared out evenly among the workers. A unit is a step. Used by one thread.
 */
final class TaskByTask implements WorkArm {
  private final Crew crew;
  private final double stepsOfEach;
  private final List<DoesSteps> given = new ArrayList<>();
  private final List<Long> results = new ArrayList<>();

  private TaskByTask(Crew crew, double stepsOfEach) {
    this.crew = crew;
    this.stepsOfEach = stepsOfEach;
  }

  /**
   * Tasks as near to this size as the work can be divided into equal ones.
   *
   * @param stepsOfEach task, more than zero
   */
  static TaskByTask of(Crew crew, double stepsOfEach) {
    return new TaskByTask(crew, stepsOfEach);
  }

  /** All of the work as one task. */
  static TaskByTask atOnce(Crew crew) {
    return of(crew, Double.POSITIVE_INFINITY);
  }

  /** All of the work done in the calling thread, where it is: nothing is handed over. */
  static WorkArm inTheCaller() {
    return new WorkArm() {
      private DoesSteps last = new DoesSteps(1, 0);
      private long result = 1;

      @Override
      public void run(long totalUnits) {
        last = new DoesSteps(1, totalUnits);
        result = last.run();
      }

      @Override
      public void verify() {
        areRight(List.of(last), List.of(result));
      }
    };
  }

  @Override
  public void run(long totalUnits) {
    given.clear();
    results.clear();
    long tasks = Math.max(1, Math.round(totalUnits / stepsOfEach));
    for (long task = 0; task < tasks; task++) {
      List<DoesSteps> parts = new ArrayList<>();
      long steps = share(totalUnits, tasks, task);
      for (int worker = 0; worker < crew.size(); worker++) {
        parts.add(new DoesSteps(given.size() + worker + 1, share(steps, crew.size(), worker)));
      }
      given.addAll(parts);
      results.addAll(crew.runEach(parts));
    }
  }

  @Override
  public void verify() {
    areRight(given, results);
  }

  /** What the last run handed over, in that order. */
  List<DoesSteps> parts() {
    return List.copyOf(given);
  }

  /** Equal shares, to within one step. */
  private static long share(long steps, long shares, long number) {
    return steps / shares + (number < steps % shares ? 1 : 0);
  }

  static void areRight(List<DoesSteps> given, List<Long> results) {
    Map<Long, LongUnaryOperator> known = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      DoesSteps part = given.get(i);
      long right = known.computeIfAbsent(part.count(), Steps::known).applyAsLong(part.seed());
      if (results.get(i) != right) {
        throw new IllegalStateException(
            part + " gave " + results.get(i) + ", not " + right + ": steps were skipped or broken");
      }
    }
  }
}
