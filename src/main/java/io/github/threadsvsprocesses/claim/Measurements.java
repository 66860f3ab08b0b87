package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.measure.SpeedUpCurve;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.workload.BadWorkload;
import io.github.threadsvsprocesses.workload.BreakEven;
import io.github.threadsvsprocesses.workload.Comparison;
import io.github.threadsvsprocesses.workload.CrewSizes;
import io.github.threadsvsprocesses.workload.Crews;
import io.github.threadsvsprocesses.workload.Recommendation;
import io.github.threadsvsprocesses.workload.ThreadsOrProcesses;
import io.github.threadsvsprocesses.workload.Way;
import io.github.threadsvsprocesses.workload.WorkerCost;
import io.github.threadsvsprocesses.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of the workloads of a test class, each once and on the same crews, which start
 * when the first is measured. Used by one thread; the class closes it.
 */
final class Measurements implements AutoCloseable {
  /** A workload equals itself only. */
  private final Map<Workload<?>, Measured> known = new HashMap<>();

  private final Map<Workload<?>, Measured> knownUnderTheLock = new HashMap<>();
  private final MachineFigures figures;
  private @Nullable Crews crews;

  Measurements(MachineFigures figures) {
    this.figures = figures;
  }

  /**
   * What was measured of a workload.
   *
   * @param curve over the number of workers, the recommended way; null where there is none
   * @param breakEven of processes, where they are recommended
   */
  record Measured(
      Comparison comparison,
      Recommendation recommendation,
      List<WorkerCost> costs,
      @Nullable SpeedUpCurve curve,
      @Nullable BreakEven breakEven) {
    Measured with(Recommendation other) {
      return new Measured(comparison, other, costs, curve, breakEven);
    }
  }

  /** Whether this very workload was measured before. */
  boolean know(Workload<?> workload, boolean underTheLock) {
    return (underTheLock ? knownUnderTheLock : known).containsKey(workload);
  }

  /**
   * Measures, unless this very workload was measured before.
   *
   * @throws BadWorkload when it cannot be measured; the next one gets new crews
   */
  Measured of(Workload<?> workload, boolean underTheLock) throws Exception {
    Map<Workload<?>, Measured> before = underTheLock ? knownUnderTheLock : known;
    Measured measured = before.get(workload);
    if (measured == null) {
      try {
        measured = measure(workload, underTheLock);
      } catch (Exception e) {
        giveUpCrews();
        throw e;
      }
      before.put(workload, measured);
    }
    return measured;
  }

  private Measured measure(Workload<?> workload, boolean underTheLock) throws Exception {
    if (crews == null) {
      crews = Crews.start();
    }
    ThreadsOrProcesses ways =
        underTheLock
            ? ThreadsOrProcesses.underTheInterpreterLock(crews)
            : ThreadsOrProcesses.by(crews);
    Comparison comparison = ways.compare(workload);
    Recommendation recommendation = Recommendation.of(comparison);
    Measured measured = new Measured(comparison, recommendation, figures.costs(), null, null);
    Way way = recommendation.way();
    if (way != null && way != Way.ONE_WORKER) {
      measured = withCurve(measured, workload, way);
    }
    if (way == Way.PROCESSES) {
      measured = withBreakEven(measured, crews);
    }
    return measured.with(measured.recommendation().costing(measured.costs()));
  }

  private static Measured withCurve(Measured so, Workload<?> workload, Way way) throws Exception {
    try {
      SpeedUpCurve curve = CrewSizes.of(workload, way);
      return new Measured(
          so.comparison(), so.recommendation().atSizes(curve), so.costs(), curve, so.breakEven());
    } catch (BadWorkload bad) {
      throw bad;
    } catch (RuntimeException trouble) {
      // More workers may be more than the machine can bear; what is decided stands.
      return so.with(
          so.recommendation().because("how many: more than two were not tried: " + trouble));
    }
  }

  private Measured withBreakEven(Measured so, Crews running) throws Exception {
    try {
      BreakEven breakEven = figures.breakEven(running);
      return new Measured(
          so.comparison(),
          so.recommendation().payingFrom(breakEven, so.comparison().taskMillis()),
          so.costs(),
          so.curve(),
          breakEven);
    } catch (Undecided open) {
      return so.with(
          so.recommendation()
              .because("where it stops paying: undecided, because " + open.getMessage()));
    }
  }

  /** A thread that does not end, or a process that was killed, is of no use to the next one. */
  private void giveUpCrews() {
    Crews old = crews;
    crews = null;
    if (old != null) {
      try {
        old.close();
      } catch (IllegalStateException goesOn) {
        // The workload is to blame and was blamed; the thread keeps no JVM alive.
      }
    }
  }

  @Override
  public void close() {
    if (crews != null) {
      crews.close();
    }
  }
}
