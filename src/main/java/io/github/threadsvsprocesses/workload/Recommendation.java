package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.BreakEvenPoint;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.SpeedUpCurve;
import io.github.threadsvsprocesses.measure.SpeedUpCurve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How to do a workload on this machine, with the reasons in words. Immutable.
 *
 * <p>Whether threads and processes gain is decided with a bound on the error; virtual threads and
 * the number of workers are told from a few rounds without one.
 *
 * @param workload its name
 * @param way null when that is undecided here
 * @param workers how many; zero when the way is undecided
 * @param reasons a line each
 * @param certificates that the way rests on
 */
public record Recommendation(
    String workload,
    @Nullable Way way,
    int workers,
    List<String> reasons,
    List<Certificate> certificates) {
  public Recommendation {
    reasons = List.copyOf(reasons);
    certificates = List.copyOf(certificates);
  }

  /** What a comparison says; of two workers, since it compared no more. */
  public static Recommendation of(Comparison comparison) {
    return new Reasoning(comparison).recommend();
  }

  /** The same with the number of workers after which a doubling gains less than a tenth. */
  public Recommendation atSizes(SpeedUpCurve curve) {
    List<Point> points = curve.crews().get(0).points();
    int enough = CrewSizes.enough(points);
    boolean endsThere = enough < points.get(points.size() - 1).workers();
    String measured =
        points.stream()
            .map(each -> String.format(Locale.ROOT, "%d: %.2f", each.workers(), each.median()))
            .collect(Collectors.joining(", "));
    String why =
        (endsThere
                ? "how many: beyond " + enough + ", twice as many gain less than a tenth"
                : "how many: up to " + enough + " each doubling gains; more were not tried")
            + " (times one worker, by workers: "
            + measured
            + "; "
            + curve.cpus()
            + (curve.cpus() == 1 ? " usable CPU)" : " usable CPUs)");
    return withWorkers(way == null ? 0 : enough).because(why);
  }

  /**
   * The same with the sizes from which a task repays its hand-over to processes.
   *
   * @param taskMillis of the workload's own tasks
   */
  public Recommendation payingFrom(BreakEven breakEven, double taskMillis) {
    return because(
        String.format(
            Locale.ROOT,
            "where it stops paying: a task handed over by itself repays processes that run already"
                + " from %s on, processes from standby from %s, processes started for it from %s;"
                + " yours takes %.3g ms",
            size(breakEven.warmMillis()),
            size(breakEven.standbyMillis()),
            size(breakEven.coldMillis()),
            taskMillis));
  }

  private static String size(@Nullable Double millis) {
    return millis == null ? "no size that was tried" : BreakEvenPoint.figure(millis) + " ms";
  }

  /** The same with what a worker of each kind costs. */
  public Recommendation costing(List<WorkerCost> costs) {
    return because(
        costs.stream()
            .map(WorkerCost::inWords)
            .collect(Collectors.joining("; ", "what it costs: ", "")));
  }

  private Recommendation withWorkers(int other) {
    return new Recommendation(workload, way, other, reasons, certificates);
  }

  /** The same with one more reason, such as where it stops paying. */
  public Recommendation because(String reason) {
    List<String> more = new ArrayList<>(reasons);
    more.add(reason);
    return new Recommendation(workload, way, workers, more, certificates);
  }

  /** One line, such as "thumbnails: use threads, 4 of them". */
  public String headline() {
    if (way == null) {
      return workload + ": undecided here, because " + whyUndecided();
    }
    return way == Way.ONE_WORKER
        ? workload + ": use one worker, more gain nothing worth having"
        : workload
            + ": use "
            + (way == Way.THREADS ? "threads" : way.plural())
            + ", "
            + workers
            + " of them";
  }

  private String whyUndecided() {
    return certificates.stream()
        .filter(each -> each.answer() == Answer.UNDECIDED)
        .map(each -> String.valueOf(each.reason()))
        .findFirst()
        .orElse("the answers do not fit together");
  }

  /** The headline and below it each reason. */
  public String inWords() {
    return headline() + reasons.stream().map(each -> "\n  - " + each).collect(Collectors.joining());
  }
}
