package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Certificates;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.Undecided;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the ways to do a workload compare. Immutable.
 *
 * @param workload its name
 * @param threads the way that was judged beside processes: with the interpreter lock or without
 * @param workers of each crew
 * @param taskMillis elapsed time of one worker for a task
 * @param mostlyWaits whether a worker uses a CPU for less than half of that
 * @param speedUps over one worker, the median of the rounds; a way that was not measured is absent
 * @param certificates of every question
 */
public record Comparison(
    String workload,
    Way threads,
    int workers,
    double taskMillis,
    boolean mostlyWaits,
    Map<Way, Double> speedUps,
    Certificates certificates) {
  private static final double NANOS_PER_MILLI = 1e6;

  public Comparison {
    Map<Way, Double> copy = new EnumMap<>(Way.class);
    copy.putAll(speedUps);
    speedUps = Collections.unmodifiableMap(copy);
  }

  static Comparison of(
      String workload, Way threads, int workers, TaskSize size, Certificates certificates) {
    Map<Way, Double> speedUps = new EnumMap<>(Way.class);
    for (Way way : Way.values()) {
      Double shown = certificates.shown().get(way.inWords(workers));
      if (shown != null) {
        speedUps.put(way, shown);
      }
    }
    for (Way way : List.of(threads, Way.PROCESSES)) {
      Double median = certificates.of(way.inWords(workers), Proposition.SCALES).crewSpeedUp();
      if (median != null) {
        speedUps.put(way, median);
      }
    }
    return new Comparison(
        workload,
        threads,
        workers,
        size.nanos() / NANOS_PER_MILLI,
        size.mostlyWaits(),
        speedUps,
        certificates);
  }

  /** The answers that have to hold if the workload calls for this choice, each with its rounds. */
  public List<Certificate> reasonsFor(Choice choice) {
    return choice.reasons(threads.inWords(workers), Way.PROCESSES.inWords(workers)).stream()
        .map(reason -> certificates.of(reason.crew(), reason.proposition()))
        .toList();
  }

  /** Holds when all reasons do, fails when one does. */
  public Answer answer(Choice choice) {
    return choice.answer(
        (crew, proposition) -> certificates.of(crew, proposition).answer(),
        threads.inWords(workers),
        Way.PROCESSES.inWords(workers));
  }

  /**
   * Whether threads do what the choice says of them: gain by adding workers, or not.
   *
   * @throws Undecided with the reason, where the machine allows no answer
   */
  public boolean threadsAgreeWith(Choice choice) {
    return reasonsFor(choice).get(0).holds();
  }

  /**
   * Whether the workload calls for this choice.
   *
   * @throws Undecided with the reason, where the machine allows no answer
   */
  public boolean callsFor(Choice choice) {
    Answer answer = answer(choice);
    if (answer == Answer.UNDECIDED) {
      reasonsFor(choice).forEach(Certificate::holds); // Throws the reason of the first.
    }
    return answer == Answer.HOLDS;
  }

  /** What the workload calls for; null when that is undecided, or neither. */
  public @Nullable Choice choice() {
    for (Choice choice : Choice.values()) {
      if (answer(choice) == Answer.HOLDS) {
        return choice;
      }
    }
    return null;
  }

  /**
   * One line, such as "API calls: a task takes one worker 5.2 ms, mostly waiting; 2 threads under
   * the interpreter lock are 1.97 times as fast, 2 processes 1.95 times".
   */
  public String inWords() {
    List<String> gains = new ArrayList<>();
    speedUps.forEach(
        (way, times) ->
            gains.add(String.format(Locale.ROOT, "%s %.2f times", way.inWords(workers), times)));
    return String.format(
        Locale.ROOT,
        "%s: a task takes one worker %.3g ms, mostly %s; beside one worker: %s",
        workload,
        taskMillis,
        mostlyWaits ? "waiting" : "computing",
        gains.isEmpty() ? "nothing was measured" : String.join(", ", gains));
  }

  /** Why the choice is not what was said: each reason that fails; those that are open, if none. */
  public String whyNot(Choice choice) {
    Answer why = answer(choice) == Answer.FAILS ? Answer.FAILS : Answer.UNDECIDED;
    return reasonsFor(choice).stream()
        .filter(each -> each.answer() == why)
        .map(Certificate::inWords)
        .collect(Collectors.joining("; "));
  }
}
