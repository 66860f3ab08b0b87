package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.measure.SpeedUpCurve;
import io.github.threadsvsprocesses.measure.SpeedUpCurve.Point;
import io.github.threadsvsprocesses.measure.SpeedUpMeasurement;
import io.github.threadsvsprocesses.measure.WorkArm;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a workload speeds up with the number of workers, one way: 1, 2, 4 and so on, up to twice as
 * many as there are CPUs. A picture, not a decision.
 */
public final class CrewSizes {
  /** Enough to see that more workers than CPUs gain nothing, if so. */
  private static final int WORKERS_PER_CPU = 2;

  /** Child JVMs there are at most, however many CPUs: each costs memory and a start. */
  private static final int MOST_PROCESSES = 16;

  /** Of the machine, for each child JVM: several times what an idle one uses. */
  private static final long MEMORY_PER_PROCESS = 256L << 20;

  /** A doubling that brings less is not worth its workers. */
  public static final double LEAST_GAIN = 1.1;

  private CrewSizes() {}

  /**
   * Measures, for seconds, with crews of its own, which it ends.
   *
   * @param way any but {@link Way#ONE_WORKER}
   * @throws BadWorkload when a task fails
   */
  public static <R> SpeedUpCurve of(Workload<R> workload, Way way) throws Exception {
    Results<R> results = new Results<>(workload);
    try (StartedCrews started = new StartedCrews()) {
      List<Integer> sizes = SpeedUpMeasurement.sizesUpTo(most(way, Machine.here()));
      int largest = sizes.get(sizes.size() - 1);
      Crew one = started.kept(ThreadCrew.start(1));
      Crew all = started.kept(crew(way, largest));
      Map<Integer, WorkArm> arms = new TreeMap<>();
      for (int size : sizes) {
        // Smaller crews of processes are the first of the same children, which are closed once.
        Crew crew =
            all instanceof ProcessCrew processes
                ? ProcessCrew.of(processes.children().subList(0, size))
                : size == largest ? all : started.kept(crew(way, size));
        arms.put(size, new WorkloadArm<>(workload, crew, way.inWords(size), results));
      }
      WorkloadArm<R> oneWorker =
          new WorkloadArm<>(workload, one, Way.ONE_WORKER.inWords(1), results);
      TaskSize cold = TaskSize.of(oneWorker, one);
      WarmUp.of(oneWorker, one, cold);
      TaskSize size = TaskSize.of(oneWorker, one);
      WarmUp.of(new WorkloadArm<>(workload, all, way.inWords(largest), results), all, size);
      return SpeedUpMeasurement.over(oneWorker).crew(way.plural(), arms).run();
    }
  }

  /**
   * The smallest number of workers after which a doubling gains less than a tenth; the largest
   * measured where each doubling gains more.
   */
  static int enough(List<Point> points) {
    for (int i = 0; i + 1 < points.size(); i++) {
      if (points.get(i + 1).median() < LEAST_GAIN * points.get(i).median()) {
        return points.get(i).workers();
      }
    }
    return points.get(points.size() - 1).workers();
  }

  private static Crew crew(Way way, int size) {
    return switch (way) {
      case ONE_WORKER -> throw new IllegalArgumentException("One worker has one size.");
      case THREADS_UNDER_THE_LOCK -> ThreadCrew.start(size, Interpreter.withLock());
      case THREADS -> ThreadCrew.start(size);
      case VIRTUAL_THREADS -> ThreadCrew.startVirtual(size);
      case PROCESSES -> ProcessCrew.start(size, ForkedJvm.configure().inheritOptions());
    };
  }

  private static int most(Way way, Machine machine) {
    int most = WORKERS_PER_CPU * machine.cpus();
    Long memory = machine.memoryBytes();
    if (way != Way.PROCESSES) {
      return most;
    }
    long fitting = memory == null ? MOST_PROCESSES : memory / MEMORY_PER_PROCESS;
    return (int) Math.max(1, Math.min(most, Math.min(MOST_PROCESSES, fitting)));
  }
}
