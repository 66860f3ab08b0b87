package io.github.threadsvsprocesses.claims.python;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.cpython.PythonSession;
import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.measure.WorkArm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Workers of CPython that run already, as an arm of a measurement: each run gives every worker an
 * equal part of the work, and what they answer is looked at when its time is taken.
 *
 * <p>Nothing they say of themselves is believed where the system can be asked: threads have to be
 * tasks of the one process, processes to be others that live below it. Used by one thread; closing
 * it ends the workers.
 */
public final class PythonCrew implements WorkArm, AutoCloseable {
  private static final String SCRIPT = "crew";

  /** Of the CPU time that a unit takes one worker; who work at once may slow each other down. */
  private static final double LEAST_SHARE_OF_WORK = 0.5;

  /** Below this an account says little: systems keep it in hundredths of a second. */
  private static final double LEAST_ACCOUNTED_NANOS = 2e8;

  /** What the workers are. */
  enum Kind {
    /** Threads of one interpreter. */
    THREADS,
    /** Processes of multiprocessing, started by one interpreter. */
    PROCESSES,
    /** Interpreters that know nothing of each other, with one thread at work in each. */
    PROGRAMS
  }

  private final PythonWork work;
  private final boolean lock;
  private final Members members;
  private final List<PythonSession> sessions;
  private final int workersOfASession;
  private final ExecutorService askers;
  private final List<Double> cpusUsed = new ArrayList<>();
  private final CpuWaits waits = new CpuWaits();
  private long unitsDone;
  private double cpuNanosBefore;
  private List<Computation> parts = List.of();
  private List<Done> lastRun = List.of();

  /**
   * What a worker of a crew has done.
   *
   * @param thread its number, as the kernel knows it
   * @param lock whether the interpreter's lock was on when the work was done
   * @param cpuNanos the thread's CPU time, by its own account
   * @param fromNanos by a clock that all processes of the machine share, as {@code toNanos} is
   * @param queuedNanos in which the thread was ready and waited for a CPU; null if not told
   */
  record Done(
      long pid,
      long thread,
      boolean lock,
      long result,
      long cpuNanos,
      long fromNanos,
      long toNanos,
      @Nullable Long queuedNanos) {}

  /**
   * What the workers of one session are to do.
   *
   * @param place of a worker in its crew; null if it is alone
   */
  record Part(long first, long units, @Nullable Integer place) {}

  record Order(List<Part> parts) {}

  record Answer(List<Done> workers) {}

  PythonCrew(
      PythonWork work,
      boolean lock,
      Kind kind,
      List<PythonSession> sessions,
      int workersOfASession) {
    this.work = work;
    this.lock = lock;
    this.sessions = sessions;
    this.workersOfASession = workersOfASession;
    members = new Members(kind, sessions.stream().map(PythonSession::pid).toList());
    askers = Executors.newFixedThreadPool(sessions.size(), PythonCrew::daemon);
  }

  private static Thread daemon(Runnable asking) {
    Thread thread = new Thread(asking, "asks-cpython");
    thread.setDaemon(true);
    return thread;
  }

  /** Threads of one interpreter. */
  public static PythonCrew ofThreads(CPython python, int size, PythonWork work) {
    return start(python, Kind.THREADS, 1, size, work);
  }

  /** Processes of multiprocessing. */
  public static PythonCrew ofProcesses(CPython python, int size, PythonWork work) {
    return start(python, Kind.PROCESSES, 1, size, work);
  }

  /** Interpreters that were started here, one by one, and know nothing of each other. */
  public static PythonCrew ofPrograms(CPython python, int size, PythonWork work) {
    return start(python, Kind.PROGRAMS, size, 1, work);
  }

  private static PythonCrew start(
      CPython python, Kind kind, int programs, int workersOfEach, PythonWork work) {
    String workers = kind == Kind.PROCESSES ? "processes" : "threads";
    List<PythonSession> sessions = new ArrayList<>();
    try {
      for (int i = 0; i < programs; i++) {
        sessions.add(python.start(SCRIPT, workers, workersOfEach, work.kind()));
      }
      return new PythonCrew(work, python.hasLock(), kind, List.copyOf(sessions), workersOfEach);
    } catch (RuntimeException e) {
      sessions.forEach(PythonSession::close);
      throw e;
    }
  }

  /** How many workers it has. */
  public int size() {
    return sessions.size() * workersOfASession;
  }

  /** The process of the first worker; of threads, of all. */
  long pid() {
    return sessions.get(0).pid();
  }

  /** So many of the workers of a crew of threads or of processes, as an arm of its own. */
  WorkArm first(int workers) {
    return new WorkArm() {
      @Override
      public void run(long totalUnits) {
        PythonCrew.this.run(totalUnits, workers);
      }

      @Override
      public void verify() {
        PythonCrew.this.verify();
      }
    };
  }

  /** Before the first run, the workers come, and what they have used so far is not counted. */
  @Override
  public void run(long totalUnits) {
    if (unitsDone == 0) {
      run(0, size());
      cpuNanosBefore = members.cpuNanos(lastRun);
    }
    run(totalUnits, size());
  }

  private void run(long totalUnits, int workers) {
    parts = Computation.ofUnits(totalUnits).inParts(workers);
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int next = 0; next < workers; next += workersOfASession) {
      PythonSession session = sessions.get(next / workersOfASession);
      Order order = order(next, Math.min(workers, next + workersOfASession));
      answers.add(CompletableFuture.supplyAsync(() -> session.ask(Answer.class, order), askers));
    }
    lastRun =
        answers.stream()
            .map(PythonCrew::await)
            .map(Answer::workers)
            .flatMap(Collection::stream)
            .toList();
    unitsDone += totalUnits;
  }

  /** Fails as the session does. */
  private static Answer await(CompletableFuture<Answer> answer) {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException itself ? itself : failed;
    }
  }

  private Order order(int from, int to) {
    List<Part> told = new ArrayList<>();
    for (int worker = from; worker < to; worker++) {
      Computation part = parts.get(worker);
      told.add(
          new Part(part.firstUnit(), part.units(), parts.size() == 1 ? null : (Integer) worker));
    }
    return new Order(told);
  }

  @Override
  public void verify() {
    if (lastRun.size() != parts.size()) {
      throw new IllegalStateException(lastRun.size() + " of " + parts.size() + " workers answered");
    }
    members.verify(lastRun);
    if (lastRun.stream().anyMatch(each -> each.lock() != lock)) {
      throw new IllegalStateException(
          "the lock was to be " + (lock ? "on" : "off") + ", and was not: " + lastRun);
    }
    for (int worker = 0; worker < lastRun.size(); worker++) {
      long expected = work.resultOf(parts.get(worker));
      if (lastRun.get(worker).result() != expected) {
        throw new IllegalStateException(
            "%s, of %s, brought %d, expected %d: work was skipped, repeated or broken"
                .formatted(
                    lastRun.get(worker),
                    parts.get(worker),
                    lastRun.get(worker).result(),
                    expected));
      }
    }
    cpusUsed.add(cpusUsedBy(lastRun));
    waits.add(lastRun);
  }

  /** How many CPUs the workers used while any of them was at work: CPU time over elapsed time. */
  private static double cpusUsedBy(List<Done> workers) {
    long cpu = workers.stream().mapToLong(Done::cpuNanos).sum();
    long from = workers.stream().mapToLong(Done::fromNanos).min().orElseThrow();
    long to = workers.stream().mapToLong(Done::toNanos).max().orElseThrow();
    return (double) cpu / Math.max(1, to - from);
  }

  /** Of each run. */
  List<Double> cpusUsed() {
    return List.copyOf(cpusUsed);
  }

  /** How long the workers waited for a CPU. */
  CpuWaits waits() {
    return waits;
  }

  /**
   * Looks whether the system has accounted CPU time enough to those who are to have done the work.
   * Whatever the workers say of themselves, what others do for them is not accounted to them.
   *
   * @param oneWorker who did the same kind of work
   * @throws IllegalStateException when it has not
   */
  void verifyAccount(PythonCrew oneWorker) {
    double mine = cpuNanosOfAUnit();
    double alone = oneWorker.cpuNanosOfAUnit();
    if (work == oneWorker.work
        && work.isComputing()
        && oneWorker.isAccountedFor(unitsDone)
        && mine < LEAST_SHARE_OF_WORK * alone) {
      throw new IllegalStateException(
          "for a unit of %s, %s used %.0f ns of CPU time, and one worker %.0f: who did their work?"
              .formatted(work, lastRun, mine, alone));
    }
  }

  /** Whether the system has accounted enough to it for so many units to be compared with it. */
  boolean isAccountedFor(long units) {
    return cpuNanosOfAUnit() * Math.min(units, unitsDone) >= LEAST_ACCOUNTED_NANOS;
  }

  /** NaN where nothing was done, or where the system does not tell. */
  private double cpuNanosOfAUnit() {
    return (members.cpuNanos(lastRun) - cpuNanosBefore) / unitsDone;
  }

  /** Ends the workers. */
  @Override
  public void close() {
    sessions.forEach(PythonSession::close);
    askers.shutdownNow();
  }
}
