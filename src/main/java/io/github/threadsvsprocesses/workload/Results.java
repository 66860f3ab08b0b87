package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.workload.BadWorkload.Fault;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a workload have to return: what its check allows, or else what they returned
 * the first time. Used by one thread.
 */
final class Results<R> {
  /** Of a result in a message. */
  private static final int LONGEST = 80;

  private final Workload<R> workload;
  private final Map<Integer, First> first = new HashMap<>();
  private @Nullable String crewThatWasRight;

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
      compare(number, result, crew);
      return;
    }
    try {
      check.check(number, result);
    } catch (Exception | AssertionError e) {
      if (crewThatWasRight != null) {
        throw new DifferentResults(
            "%s, which its check refuses (%s), but results of %s were right"
                .formatted(given(number, result, crew), oneLine(e), crewThatWasRight),
            e);
      }
      throw new BadWorkload(
          Fault.REFUSED,
          "%s, which its check refuses: %s".formatted(given(number, result, crew), oneLine(e)),
          e);
    }
    crewThatWasRight = crew;
  }

  private void compare(int number, R result, String crew) {
    First before = first.putIfAbsent(number, new First(result, crew));
    if (before != null && !Objects.deepEquals(before.result(), result)) {
      throw new DifferentResults(
          "%s, but %s gave %s before"
              .formatted(given(number, result, crew), before.crew(), shortly(before.result())),
          null);
    }
  }

  private String given(int number, R result, String crew) {
    return "task %d of \"%s\", done by %s, gave %s"
        .formatted(number, workload.name(), crew, shortly(result));
  }

  private static String oneLine(Throwable refusal) {
    String message = refusal.getMessage();
    return message == null || message.isBlank()
        ? refusal.getClass().getSimpleName()
        : message.strip().replaceAll("\\s+", " ");
  }

  private static String shortly(@Nullable Object result) {
    String text = String.valueOf(result).replaceAll("\\s+", " ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }

  private record First(@Nullable Object result, String crew) {}
}
