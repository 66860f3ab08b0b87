package io.github.threadsvsprocesses.measure;

import java.util.List;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/**
 * How long crews take for a task that is handed over to them, beside one worker who does it where
 * it is, for tasks of growing size; and the size from which a crew is the quicker. All sizes are
 * what a task takes the one worker. A picture and figures with their spread; no error bound.
 * Immutable; plain Jackson writes it as JSON.
 *
 * @param workers of each crew
 * @param cpus usable ones
 * @param unitsPerMilli how much of the work takes one worker a millisecond
 * @param lines one for each kind of crew
 */
public record BreakEvenCurve(int workers, int cpus, double unitsPerMilli, List<Line> lines) {
  public BreakEvenCurve {
    lines = List.copyOf(lines);
  }

  /**
   * One kind of crew.
   *
   * @param crew such as "2 processes that run already"
   * @param handOverMillis what the smallest task took it: what handing over costs
   * @param points by growing size; the smallest, and those around the break-even; at least one
   * @param breakEven null when the crew was not the quicker at any size that was tried
   */
  public record Line(
      String crew, double handOverMillis, List<Point> points, @Nullable BreakEvenPoint breakEven) {
    public Line {
      points = List.copyOf(points);
    }

    /** Such as "2 processes that run already: handing over takes 0.1 ms; break-even 0.2 ms". */
    public String inWords() {
      String found =
          breakEven == null
              ? "no break-even up to a task of " + BreakEvenPoint.figure(largest()) + " ms"
              : "break-even at a task of " + breakEven.inWords();
      return crew
          + ": handing over takes "
          + BreakEvenPoint.figure(handOverMillis)
          + " ms; "
          + found;
    }

    /**
     * The shortest time of the smallest task: no task comes back sooner, however busy the machine
     * is or was.
     */
    public double fastestHandOverMillis() {
      return points.get(0).crewMillis().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    private double largest() {
      return points.stream().mapToDouble(Point::oneWorkerMedian).max().orElse(0);
    }
  }

  /**
   * Tasks of one size.
   *
   * @param units of work
   * @param oneWorkerMillis of each round
   * @param crewMillis of the same rounds
   */
  public record Point(long units, List<Double> oneWorkerMillis, List<Double> crewMillis) {
    public Point {
      oneWorkerMillis = List.copyOf(oneWorkerMillis);
      crewMillis = List.copyOf(crewMillis);
    }

    /** In milliseconds. */
    public double oneWorkerMedian() {
      return median(oneWorkerMillis);
    }

    /** In milliseconds. */
    public double crewMedian() {
      return median(crewMillis);
    }

    private static double median(List<Double> millis) {
      return Median.withDefaults()
          .evaluate(millis.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }
}
