package io.github.threadsvsprocesses.claims;

import io.github.threadsvsprocesses.children.ComputesPartlyLocked;
import io.github.threadsvsprocesses.crew.CpuWork;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.interpreter.Computation;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Certificates;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.ScalingMeasurement;
import io.github.threadsvsprocesses.measure.WorkArm;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The rounds in which CPU work is done by one worker, by lock-free threads, and by the crews that
 * claims and their controls are about. Measured once in a run: all who ask share the rounds, and
 * each question has a decision of its own.
 */
public final class CpuRounds {
  /** What was done, for the report. */
  public static final String IN_WORDS =
      "round after round, one worker, lock-free threads and each crew do the same work, in random"
          + " order";

  private static final int WORKERS = 2;

  /** The crew that does not scale, as its certificates name it. */
  public static final String UNDER_THE_LOCK = "2 threads under the interpreter lock";

  private static final String WITHOUT_LOCK = "2 threads without the lock";

  /** The crew that scales a little, as its certificates name it. */
  public static final String PARTLY_LOCKED =
      "2 threads that do two thirds of the work under a common lock";

  private static final String PROCESSES = "2 processes, each under a lock of its own";

  private final Interpreter lock = Interpreter.withLock();
  private final Interpreter noLock = Interpreter.withoutLock();
  private @Nullable Certificates certificates;
  private @Nullable Exception failure;

  private CpuRounds() {}

  /** Whether threads under one interpreter lock do as a crew what is asked. */
  public Certificate ofThreadsUnderTheLock(Proposition judgement) throws Exception {
    return certificates().of(UNDER_THE_LOCK, judgement);
  }

  /** What those threads have computed in. */
  public Interpreter lock() {
    return lock;
  }

  /** What the threads have computed in that exclude nobody. */
  public Interpreter noLock() {
    return noLock;
  }

  /** The same of threads that exclude nobody. */
  public Certificate ofThreadsWithoutTheLock(Proposition judgement) throws Exception {
    return certificates().of(WITHOUT_LOCK, judgement);
  }

  /** The same of child JVMs. */
  public Certificate ofProcesses(Proposition judgement) throws Exception {
    return certificates().of(PROCESSES, judgement);
  }

  /** The same of threads that gain only 1.2 times. */
  public Certificate ofPartlyLockedThreads(Proposition judgement) throws Exception {
    return certificates().of(PARTLY_LOCKED, judgement);
  }

  /** Measures when the first asks, inside a check or control, so that it may stay undecided. */
  private synchronized Certificates certificates() throws Exception {
    if (failure != null) {
      throw failure;
    }
    if (certificates == null) {
      try {
        certificates = measure(lock, noLock);
      } catch (Exception once) {
        failure = once; // Whoever asks next need not wait for the same to happen again.
        throw once;
      }
    }
    return certificates;
  }

  /**
   * Takes at most 30 s of rounds.
   *
   * @param lock what the threads under the lock compute in
   * @param noLock what the threads without it compute in
   */
  public static Certificates measure(Interpreter lock, Interpreter noLock) throws Exception {
    try (Crew oneWorker = ThreadCrew.start(1);
        Crew lockFree = ThreadCrew.start(WORKERS);
        Crew underTheLock = ThreadCrew.start(WORKERS, lock);
        Crew withoutLock = ThreadCrew.start(WORKERS, noLock);
        Crew partlyLocked = ThreadCrew.start(WORKERS);
        Crew processes = ProcessCrew.start(WORKERS, ForkedJvm.configure().inheritOptions())) {
      return ScalingMeasurement.comparing(CpuWork.of(oneWorker), CpuWork.of(lockFree), WORKERS)
          .ask(
              UNDER_THE_LOCK,
              CpuWork.of(underTheLock),
              Proposition.DOES_NOT_SCALE,
              Proposition.SCALES)
          .ask(
              WITHOUT_LOCK, CpuWork.of(withoutLock), Proposition.SCALES, Proposition.DOES_NOT_SCALE)
          .ask(PARTLY_LOCKED, partlyLocked(partlyLocked), Proposition.SCALES)
          .ask(PROCESSES, CpuWork.of(processes), Proposition.SCALES, Proposition.DOES_NOT_SCALE)
          .run();
    }
  }

  /** Work of which each worker does two thirds under a lock that the crew has in common. */
  public static WorkArm partlyLocked(Crew crew) {
    Interpreter shared = Interpreter.withLock();
    return totalUnits -> {
      Computation whole = Computation.ofUnits(totalUnits);
      List<ComputesPartlyLocked> parts =
          whole.inParts(crew.size()).stream()
              .map(part -> new ComputesPartlyLocked(shared, part))
              .toList();
      whole.verify(crew.runEach(parts).stream().mapToLong(Long::longValue).sum());
    };
  }

  /** Hands the rounds to the methods of claims that take them as a parameter. */
  public static final class Fixture implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(CpuRounds.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == CpuRounds.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(CpuRounds.class, none -> new CpuRounds(), CpuRounds.class);
    }
  }
}
