package io.github.threadsvsprocesses.claims;

import io.github.threadsvsprocesses.crew.CpuWork;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.measure.SpeedUpCurve;
import io.github.threadsvsprocesses.measure.SpeedUpMeasurement;
import io.github.threadsvsprocesses.measure.WorkArm;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * How CPU work speeds up with the number of workers: a picture beside the verdicts, which two
 * workers decide. Measured once in a run, when the first asks, after its judgement; it judges
 * nothing, so that no trouble with it changes a verdict.
 */
public final class CpuCurve {
  private static final int FEWEST_CPUS = 2;

  /** To see that more workers than CPUs gain nothing. */
  private static final int WORKERS_PER_CPU = 2;

  /** Child JVMs there are at most, however many CPUs: each costs memory and a start. */
  private static final int MOST_PROCESSES = 16;

  /** Of the machine, for each child JVM: several times what one of them uses. */
  private static final long MEMORY_PER_PROCESS = 256L << 20;

  /** About 80 ms in each child, until its compiler is done. */
  private static final int WARM_UP_UNITS = 4_000;

  private @Nullable SpeedUpCurve curve;
  private @Nullable String missing;

  private CpuCurve() {}

  /** The curve, for a picture with others; empty where it could not be measured. */
  public synchronized Optional<SpeedUpCurve> measured() throws Exception {
    if (curve == null && missing == null) {
      measure(Machine.here());
    }
    return Optional.ofNullable(curve);
  }

  /** The picture and its data, or why there are none. */
  public synchronized void attachTo(Evidence evidence) throws Exception {
    if (measured().isEmpty() || curve == null) {
      evidence.fact("Speed-up over more workers", "not measured: " + missing);
      return;
    }
    evidence.fact(
        "Speed-up over more workers",
        "measured with up to "
            + most(Machine.here())
            + " threads and "
            + mostProcesses(Machine.here())
            + " processes (at most "
            + MOST_PROCESSES
            + ", and as many as the memory allows); see the picture");
    evidence.speedUpCurve(curve);
  }

  private void measure(Machine machine) throws Exception {
    if (machine.cpus() < FEWEST_CPUS) {
      missing = "needs " + FEWEST_CPUS + " usable CPUs, this machine has " + machine.cpus();
      return;
    }
    Deque<Crew> crews = new ArrayDeque<>();
    try (Crew oneWorker = ThreadCrew.start(1);
        ProcessCrew processes = ProcessCrew.start(mostProcesses(machine))) {
      CpuWork.of(processes).run((long) WARM_UP_UNITS * processes.size());
      curve =
          SpeedUpMeasurement.over(CpuWork.of(oneWorker))
              .crew(
                  "threads under one interpreter lock",
                  arms(
                      most(machine),
                      size -> kept(ThreadCrew.start(size, Interpreter.withLock()), crews)))
              .crew(
                  "threads without the lock",
                  arms(most(machine), size -> kept(ThreadCrew.start(size), crews)))
              .crew(
                  "processes, each under a lock of its own",
                  // Smaller crews are the first of the same children, which are closed once.
                  arms(
                      processes.size(),
                      size -> ProcessCrew.of(processes.children().subList(0, size))))
              .run();
    } catch (RuntimeException trouble) {
      missing = trouble.toString();
    } finally {
      crews.forEach(Crew::close);
    }
  }

  private static int most(Machine machine) {
    return WORKERS_PER_CPU * machine.cpus();
  }

  private static int mostProcesses(Machine machine) {
    Long memory = machine.memoryBytes();
    long fitting = memory == null ? MOST_PROCESSES : memory / MEMORY_PER_PROCESS;
    long allowed = Math.max(1, Math.min(fitting, Math.min(MOST_PROCESSES, most(machine))));
    return Integer.highestOneBit((int) allowed);
  }

  private static Map<Integer, WorkArm> arms(int most, IntFunction<Crew> crew) {
    Map<Integer, WorkArm> arms = new TreeMap<>();
    for (int size : SpeedUpMeasurement.sizesUpTo(most)) {
      arms.put(size, CpuWork.of(crew.apply(size)));
    }
    return arms;
  }

  private static Crew kept(Crew crew, Deque<Crew> crews) {
    crews.push(crew);
    return crew;
  }

  /** Hands the curve to the methods of claims that take it as a parameter. */
  public static final class Fixture implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(CpuCurve.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == CpuCurve.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(CpuCurve.class, none -> new CpuCurve(), CpuCurve.class);
    }
  }
}
