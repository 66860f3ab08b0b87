package io.github.threadsvsprocesses.measure;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;

/**
 * How many times faster than one worker crews of growing size do the same work. A picture, not a
 * verdict: there is no error bound. Immutable; plain Jackson writes it as JSON.
 *
 * @param cpus usable ones, beyond which no crew can go
 * @param totalUnits the work of every crew; 0 where not all of them had the same
 * @param rounds measured
 * @param crews a line for each kind of crew
 */
public record SpeedUpCurve(int cpus, long totalUnits, int rounds, List<Line> crews) {
  public SpeedUpCurve {
    crews = List.copyOf(crews);
  }

  /**
   * This and another one, each over a worker of its own kind, in one picture.
   *
   * @param here what the crews of this one run on, as the first word of their names
   * @param there the same of the other
   */
  public SpeedUpCurve beside(String here, SpeedUpCurve other, String there) {
    List<Line> all = new ArrayList<>();
    crews.forEach(line -> all.add(new Line(here + ": " + line.crew(), line.points())));
    other.crews.forEach(line -> all.add(new Line(there + ": " + line.crew(), line.points())));
    return new SpeedUpCurve(cpus, 0, Math.min(rounds, other.rounds), all);
  }

  /**
   * One kind of crew.
   *
   * @param crew such as "threads without the lock"
   * @param points by growing number of workers
   */
  public record Line(String crew, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * One size of a crew.
   *
   * @param speedUps over the one worker of the same round, in the order of the rounds
   * @param median of them
   */
  public record Point(int workers, List<Double> speedUps, double median) {
    public Point {
      speedUps = List.copyOf(speedUps);
    }

    static Point of(int workers, List<Double> speedUps) {
      double[] values = speedUps.stream().mapToDouble(Double::doubleValue).toArray();
      return new Point(workers, speedUps, Median.withDefaults().evaluate(values));
    }
  }
}
