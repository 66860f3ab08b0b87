package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Certificates;
import io.github.threadsvsprocesses.measure.MeasuredRound;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.ScalingMeasurement;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.workload.Comparison;
import io.github.threadsvsprocesses.workload.Way;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rounds in which CPU work is done by crews of a real CPython, and decided as the JVM's are in
 * {@link io.github.threadsvsprocesses.claims.CpuRounds}. Measured once in a run on each
 * interpreter: all who ask share the rounds, and each question has a decision of its own.
 *
 * <p><b>What the machine can give.</b> CPython with its lock has no lock-free threads that would
 * show whether the machine gave two CPUs. Two <em>programs</em> show it: interpreters that the kit
 * starts one by one, which have no parent, no pipe, no memory and no lock in common. That does not
 * beg the question whether processes of multiprocessing scale, for these are other processes, with
 * all that their library makes them share: if they did not scale, they would lose rounds in which
 * the programs did. Nor does it beg whether threads do. As on the JVM, one run of the programs
 * selects a round and another judges it, and which is which is drawn by lot: what selects a round
 * never judges it.
 *
 * <p><b>One at a time.</b> Nobody sees inside the lock; {@link CpusAtOnce} says what stands for it.
 */
public final class PythonRounds {
  /** What was done, for the report. */
  public static final String IN_WORDS =
      "round after round, one worker of CPython, two programs that know nothing of each other, in"
          + " the place of lock-free threads, and each crew do the same work, in random order";

  static final int WORKERS = 2;

  /** As on the JVM. */
  static final int LAPS = 3;

  /**
   * Two switch intervals of the interpreter lock. Half as long as on the JVM, since each worker
   * begins on a CPU of its own. In laps of 5 ms, two programs that woke at once came too late for
   * nearly half of the rounds to count.
   */
  static final Duration LAP = Duration.ofMillis(10);

  private static final double NANOS_PER_MILLI = 1e6;

  /** Crews, as their certificates name them; those of a {@link Comparison} have its names. */
  static final String UNDER_THE_LOCK = Way.THREADS_UNDER_THE_LOCK.inWords(WORKERS);

  static final String PROCESSES = Way.PROCESSES.inWords(WORKERS);
  private static final String WITHOUT_LOCK = Way.THREADS.inWords(WORKERS);

  private final OncePerPython<Measured> rounds = new OncePerPython<>(PythonRounds::measure);

  /**
   * @param cpus of each crew, by its name, in each of its runs
   * @param waits of the threads without a lock; none where they have one
   */
  private record Measured(
      Certificates certificates, Map<String, List<Double>> cpus, CpuWaits waits) {}

  PythonRounds() {}

  /**
   * Whether threads under the lock do as a crew what is asked. On a CPython without a lock, of
   * threads of the same interpreter with the lock put back.
   */
  public Certificate ofThreadsUnderTheLock(CPython python, Proposition judgement) throws Exception {
    return rounds.on(python).certificates().of(UNDER_THE_LOCK, judgement);
  }

  /**
   * The same of threads without a lock.
   *
   * @throws Undecided on a CPython that has one
   */
  public Certificate ofThreadsWithoutALock(CPython python, Proposition judgement) throws Exception {
    requireNoLock(python);
    Measured measured = rounds.on(python);
    return measured.waits().mayRefute(measured.certificates().of(WITHOUT_LOCK, judgement));
  }

  /** The same of processes. */
  public Certificate ofProcesses(CPython python, Proposition judgement) throws Exception {
    return rounds.on(python).certificates().of(PROCESSES, judgement);
  }

  /**
   * How threads under the lock and processes compare.
   *
   * @throws Undecided on a CPython without the lock
   */
  public Comparison comparison(CPython python) throws Exception {
    requireLock(python);
    return compared("plain computation", rounds.on(python).certificates(), PythonWork.REMAINDERS);
  }

  static Comparison compared(String workload, Certificates certificates, PythonWork work) {
    Certificate ofThreads = certificates.of(UNDER_THE_LOCK, Proposition.SCALES);
    Map<Way, Double> speedUps = new EnumMap<>(Way.class);
    for (Way way : List.of(Way.THREADS_UNDER_THE_LOCK, Way.PROCESSES)) {
      Double median = certificates.of(way.inWords(WORKERS), Proposition.SCALES).crewSpeedUp();
      if (median != null) {
        speedUps.put(way, median);
      }
    }
    double nanos =
        ofThreads.rounds().stream()
            .mapToLong(MeasuredRound::oneWorkerJudging)
            .average()
            .orElse(Double.NaN);
    return new Comparison(
        workload,
        Way.THREADS_UNDER_THE_LOCK,
        WORKERS,
        nanos / NANOS_PER_MILLI / ofThreads.totalUnits(),
        !work.isComputing(),
        speedUps,
        certificates);
  }

  /** How many CPUs a crew used at once, in the rounds of one of its certificates. */
  public CpusAtOnce cpusAtOnce(CPython python, Certificate of) throws Exception {
    Measured measured = rounds.on(python);
    List<Double> runs = measured.cpus().getOrDefault(of.crew(), List.of());
    int laps =
        measured.certificates().all().stream()
            .filter(each -> each.crew().equals(of.crew()))
            .mapToInt(each -> each.rounds().size() * each.laps())
            .max()
            .orElse(0);
    return CpusAtOnce.of(of, runs.subList(runs.size() - laps, runs.size()));
  }

  /**
   * Does nothing on a CPython with a lock.
   *
   * @throws Undecided on another: what is said of the lock is turned round there, and judged so
   */
  public static void requireLock(CPython python) {
    if (!python.hasLock()) {
      throw Undecided.needs(
          "a CPython with the lock, "
              + python.runtime()
              + " has none: see boundary.python-without-the-lock-scales");
    }
  }

  /**
   * Does nothing on a CPython without a lock.
   *
   * @throws Undecided on one that has it
   */
  public static void requireNoLock(CPython python) {
    if (python.hasLock()) {
      throw Undecided.needs("a CPython without the lock, " + python.runtime() + " has it");
    }
  }

  /** Takes at most 30 s of rounds. */
  private static Measured measure(CPython python) throws Exception {
    try (PythonCrews crews = new PythonCrews(python)) {
      PythonCrew oneWorker = crews.threads(1, PythonWork.REMAINDERS);
      PythonCrew programs = crews.programs(WORKERS, PythonWork.REMAINDERS);
      ScalingMeasurement measurement =
          ScalingMeasurement.comparing(oneWorker, programs, WORKERS)
              .oneWorkerIn(oneWorker.pid())
              .laps(LAPS, LAP);
      Map<String, PythonCrew> judged = new LinkedHashMap<>();
      if (python.hasLock()) {
        judged.put(UNDER_THE_LOCK, crews.threads(WORKERS, PythonWork.REMAINDERS));
      } else {
        judged.put(UNDER_THE_LOCK, crews.threadsWithTheLockPutBack(WORKERS, PythonWork.REMAINDERS));
        judged.put(WITHOUT_LOCK, crews.threads(WORKERS, PythonWork.REMAINDERS));
      }
      judged.put(PROCESSES, crews.processes(WORKERS, PythonWork.REMAINDERS));
      judged.forEach(
          (name, crew) ->
              measurement.ask(name, crew, Proposition.SCALES, Proposition.DOES_NOT_SCALE));
      measurement.askBeside(UNDER_THE_LOCK, PROCESSES, Proposition.HARDLY_FASTER);
      Certificates certificates = measurement.run();
      crews.verifyAccounts(oneWorker);
      Map<String, List<Double>> cpus = new HashMap<>();
      judged.forEach((name, crew) -> cpus.put(name, crew.cpusUsed()));
      PythonCrew free = judged.get(WITHOUT_LOCK);
      return new Measured(certificates, cpus, free == null ? new CpuWaits() : free.waits());
    }
  }
}
