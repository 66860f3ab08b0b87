package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.measure.SpeedUpCurve;
import io.github.threadsvsprocesses.workload.BadWorkload;
import io.github.threadsvsprocesses.workload.Comparison;
import io.github.threadsvsprocesses.workload.CrewSizes;
import io.github.threadsvsprocesses.workload.Crews;
import io.github.threadsvsprocesses.workload.Recommendation;
import io.github.threadsvsprocesses.workload.ThreadsOrProcesses;
import io.github.threadsvsprocesses.workload.Way;
import io.github.threadsvsprocesses.workload.Workload;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of the workloads of a test class, each once and on the same crews, which start
 * when the first is measured. Used by one thread; the class closes it.
 */
final class Measurements implements AutoCloseable {
  private final Map<Workload<?>, Measured> known = new IdentityHashMap<>();
  private final Map<Workload<?>, Measured> knownUnderTheLock = new IdentityHashMap<>();
  private @Nullable Crews crews;

  /**
   * What was measured of a workload.
   *
   * @param curve over the number of workers, the recommended way; null where there is none
   */
  record Measured(
      Comparison comparison, Recommendation recommendation, @Nullable SpeedUpCurve curve) {}

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
    Way way = recommendation.way();
    if (way == null || way == Way.ONE_WORKER) {
      return new Measured(comparison, recommendation, null);
    }
    try {
      SpeedUpCurve curve = CrewSizes.of(workload, way);
      return new Measured(comparison, recommendation.atSizes(curve), curve);
    } catch (BadWorkload bad) {
      throw bad;
    } catch (RuntimeException trouble) {
      // More workers may be more than the machine can bear; what is decided stands.
      return new Measured(
          comparison,
          recommendation.because("how many: more than two could not be tried: " + trouble),
          null);
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
