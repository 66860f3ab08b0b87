package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.Quartiles;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of one workload. Immutable; plain Jackson writes it as JSON and reads it back.
 *
 * @param kind of workload, such as "API calls"; null of one that stands for itself
 * @param workload its name
 * @param taskMillis elapsed time of one worker for a task
 * @param mostlyWaits whether a worker uses a CPU for less than half of that
 * @param threads the way that was judged beside processes: with the interpreter lock or without
 * @param speedUps over one worker; a way that was not measured is absent
 * @param choice what it calls for; null when that is undecided, or neither
 * @param undecided whether one of both choices is open, and the other does not hold
 * @param refused the other, if it is known that it does not hold; null otherwise
 * @param reason why it is undecided, or neither; null when there is a choice
 */
public record ChoiceRow(
    @Nullable String kind,
    String workload,
    double taskMillis,
    boolean mostlyWaits,
    Way threads,
    Map<Way, SpeedUp> speedUps,
    @Nullable Choice choice,
    boolean undecided,
    @Nullable Choice refused,
    @Nullable String reason) {

  /**
   * How many times as fast as one worker.
   *
   * @param median of the valid rounds; of the first few where the way was not judged
   * @param middleHalf of the valid rounds; null where the way was not judged
   */
  public record SpeedUp(double median, @Nullable Quartiles middleHalf) {}

  public ChoiceRow {
    Map<Way, SpeedUp> copy = new EnumMap<>(Way.class);
    copy.putAll(speedUps);
    speedUps = Collections.unmodifiableMap(copy);
  }

  /**
   * Of what was measured.
   *
   * @param kind see above
   */
  public static ChoiceRow of(@Nullable String kind, Comparison comparison) {
    Choice choice = comparison.choice();
    boolean undecided =
        choice == null
            && List.of(Choice.values()).stream()
                .anyMatch(each -> comparison.answer(each) == Answer.UNDECIDED);
    return new ChoiceRow(
        kind,
        comparison.workload(),
        comparison.taskMillis(),
        comparison.mostlyWaits(),
        comparison.threads(),
        speedUps(comparison),
        choice,
        undecided,
        undecided ? refused(comparison) : null,
        choice != null ? null : undecided ? whyUndecided(comparison) : whyNeither(comparison));
  }

  private static Map<Way, SpeedUp> speedUps(Comparison comparison) {
    Map<Way, SpeedUp> speedUps = new EnumMap<>(Way.class);
    comparison
        .speedUps()
        .forEach(
            (way, median) -> speedUps.put(way, new SpeedUp(median, middleHalf(comparison, way))));
    return speedUps;
  }

  private static @Nullable Quartiles middleHalf(Comparison comparison, Way way) {
    return way == comparison.threads() || way == Way.PROCESSES
        ? Quartiles.ofSpeedUps(certificate(comparison, way, Proposition.SCALES))
        : null;
  }

  private static @Nullable Choice refused(Comparison comparison) {
    return Stream.of(Choice.values())
        .filter(each -> comparison.answer(each) == Answer.FAILS)
        .findFirst()
        .orElse(null);
  }

  /** What the machine says of the questions that are open; as a rule all say the same. */
  private static String whyUndecided(Comparison comparison) {
    Set<String> reasons = new LinkedHashSet<>();
    for (Choice choice : Choice.values()) {
      if (comparison.answer(choice) == Answer.UNDECIDED) {
        comparison.reasonsFor(choice).stream()
            .map(Certificate::reason)
            .filter(each -> each != null)
            .forEach(reasons::add);
      }
    }
    return String.join("; ", reasons);
  }

  private static String whyNeither(Comparison comparison) {
    Way threads = comparison.threads();
    if (holds(comparison, threads, Proposition.DOES_NOT_SCALE)) {
      return "nothing gains enough by adding workers";
    }
    return holds(comparison, threads, Proposition.SCALES)
        ? "threads gain, and processes take less than %s of their time"
            .formatted(Proposition.LEAST_SHARE_OF_TIME)
        : "threads gain by adding workers, but not enough";
  }

  private static boolean holds(Comparison comparison, Way way, Proposition proposition) {
    return certificate(comparison, way, proposition).answer() == Answer.HOLDS;
  }

  private static Certificate certificate(Comparison comparison, Way way, Proposition proposition) {
    return comparison.certificates().of(way.inWords(comparison.workers()), proposition);
  }

  /**
   * Such as "threads", "neither: …", "undecided, because …" or "not threads, else undecided,
   * because …".
   */
  public String callsFor() {
    if (choice != null) {
      return choice.inWords();
    }
    String open = refused == null ? "undecided" : "not " + refused.inWords() + ", else undecided";
    return (undecided ? open + ", because " : "neither: ") + reason;
  }
}
