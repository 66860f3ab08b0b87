package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.claims.CpuCurve;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.measure.SpeedUpCurve;
import io.github.threadsvsprocesses.measure.SpeedUpMeasurement;
import io.github.threadsvsprocesses.measure.WorkArm;
import java.util.Map;
import java.util.TreeMap;

/**
 * How CPU work speeds up with the number of workers on CPython, in one picture with the JVM's.
 * Measured once in a run on each interpreter, when the first asks, after its judgement; it judges
 * nothing, so that no trouble with it changes a verdict.
 */
public final class PythonCurves {
  private static final String NAME = "Speed-up over more workers, JVM and CPython";
  private static final int FEWEST_CPUS = 2;

  /** To see that more workers than CPUs gain nothing. */
  private static final int WORKERS_PER_CPU = 2;

  /** However many CPUs there are: each worker of a crew of processes is one more. */
  private static final int MOST_WORKERS = 8;

  private final OncePerPython<SpeedUpCurve> curves = new OncePerPython<>(PythonCurves::measure);

  PythonCurves() {}

  /** The picture and its data, or why there are none. */
  public void attachTo(CPython python, CpuCurve ofTheJvm, Evidence evidence) {
    int cpus = Machine.here().cpus();
    if (cpus < FEWEST_CPUS) {
      evidence.fact(
          NAME, "not measured: needs " + FEWEST_CPUS + " usable CPUs, this machine has " + cpus);
      return;
    }
    try {
      SpeedUpCurve curve = curves.on(python);
      evidence.speedUpCurve(
          ofTheJvm
              .measured()
              .map(other -> other.beside("JVM", curve, python.runtime()))
              .orElse(curve));
      evidence.fact(NAME, "see the picture");
    } catch (Exception trouble) {
      evidence.fact(NAME, "not measured: " + trouble);
    }
  }

  private static SpeedUpCurve measure(CPython python) throws Exception {
    int most = Math.min(MOST_WORKERS, WORKERS_PER_CPU * Machine.here().cpus());
    try (PythonCrews crews = new PythonCrews(python)) {
      return SpeedUpMeasurement.over(crews.threads(1, PythonWork.REMAINDERS))
          .crew(
              python.hasLock() ? "threads under its lock" : "threads without a lock",
              arms(crews.threads(most, PythonWork.REMAINDERS)))
          .crew("processes", arms(crews.processes(most, PythonWork.REMAINDERS)))
          .run();
    }
  }

  /** Smaller crews are the first of the same workers. */
  private static Map<Integer, WorkArm> arms(PythonCrew crew) {
    Map<Integer, WorkArm> arms = new TreeMap<>();
    for (int size : SpeedUpMeasurement.sizesUpTo(crew.size())) {
      arms.put(size, crew.first(size));
    }
    return arms;
  }
}
