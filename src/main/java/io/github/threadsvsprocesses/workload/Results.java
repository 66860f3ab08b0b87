package io.github.threadsvsprocesses.workload;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a workload have to return: what its check allows, or else what they returned
 * the first time. Used by one thread.
 */
final class Results<R> {
  private final Workload<R> workload;
  private final Map<Integer, First> first = new HashMap<>();

  Results(Workload<R> workload) {
    this.workload = workload;
  }

  /**
   * Returns when the result is right.
   *
   * @throws DifferentResults when others gave another one
   * @throws BadWorkload when its check refuses it from the start
   */
  void verify(int number, R result, String crew) {
    ResultCheck<R> check = workload.check();
    if (check == null) {
      First before = first.putIfAbsent(number, new First(result, crew));
      if (before != null && !Objects.deepEquals(before.result(), result)) {
        throw differ(
            number, result, crew, before.crew() + " gave " + shortly(before.result()), null);
      }
      return;
    }
    try {
      check.check(number, result);
      first.putIfAbsent(0, new First("", crew));
    } catch (Exception | AssertionError e) {
      First others = first.get(0);
      if (others != null) {
        throw differ(number, result, crew, "results of " + others.crew() + " were right", e);
      }
      throw new BadWorkload(
          "task %d of \"%s\" gave %s in %s, which its check refuses: %s"
              .formatted(number, workload.name(), shortly(result), crew, e.getMessage()),
          e);
    }
  }

  private DifferentResults differ(
      int number, R result, String crew, String others, @Nullable Throwable cause) {
    return new DifferentResults(
        "different results: task %d of \"%s\" gave %s in %s, but %s; it shares something without a lock, or counts on sharing what processes do not share"
            .formatted(number, workload.name(), shortly(result), crew, others),
        cause);
  }

  private static String shortly(Object result) {
    String text = String.valueOf(result);
    return text.length() <= 80 ? text : text.substring(0, 80) + " …";
  }

  private record First(Object result, String crew) {}
}
