package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ParksThreads;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.crew.VirtualThreads;
import io.github.threadsvsprocesses.measure.ProcessMemory;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Starts workers of each kind and looks what they take. */
final class WorkerCostMeasurement {
  /** The first are cold, which the median leaves out; a thread takes well below a millisecond. */
  private static final int THREAD_STARTS = 101;

  /** A process is always cold, and takes a tenth of a second. */
  private static final int PROCESS_STARTS = 5;

  /** As in a crew: a page that they share counts to each in part. */
  private static final int IDLE_PROCESSES = 3;

  /** So many that what the JVM itself takes meanwhile, a few MiB, is little to each. */
  private static final int PARKED_THREADS = 200;

  /** Some 20 MiB, so that the same holds. */
  private static final int PARKED_VIRTUAL_THREADS = 10_000;

  private WorkerCostMeasurement() {}

  static List<WorkerCost> ofAll() {
    List<WorkerCost> costs = new ArrayList<>();
    costs.add(
        cost(
            Way.THREADS,
            THREAD_STARTS,
            () -> ThreadCrew.start(1),
            () -> kibibytesOfAThread(PARKED_THREADS, false)));
    if (VirtualThreads.exist()) {
      costs.add(
          cost(
              Way.VIRTUAL_THREADS,
              THREAD_STARTS,
              () -> ThreadCrew.startVirtual(1),
              () -> kibibytesOfAThread(PARKED_VIRTUAL_THREADS, true)));
    }
    costs.add(
        cost(
            Way.PROCESSES,
            PROCESS_STARTS,
            () -> processes(1),
            WorkerCostMeasurement::kibibytesOfAProcess));
    return List.copyOf(costs);
  }

  /** Does nothing, wherever. */
  record Nothing() implements Task<Boolean> {
    @Override
    public Boolean run() {
      return true;
    }
  }

  private static WorkerCost cost(
      Way way, int starts, Supplier<Crew> oneWorker, DoubleSupplier kibibytes) {
    double[] millis = new double[starts];
    for (int i = 0; i < starts; i++) {
      long wished = System.nanoTime();
      try (Crew crew = oneWorker.get()) {
        crew.runOn(0, new Nothing());
        millis[i] = (System.nanoTime() - wished) / 1e6;
      }
    }
    try {
      return new WorkerCost(way, middle(millis), starts, kibibytes.getAsDouble(), null);
    } catch (Undecided nobodyTells) {
      return new WorkerCost(way, middle(millis), starts, null, nobodyTells.getMessage());
    }
  }

  private static Crew processes(int size) {
    return ProcessCrew.start(size, ForkedJvm.configure().inheritOptions());
  }

  private static double kibibytesOfAProcess() {
    try (ProcessCrew idle =
        ProcessCrew.start(IDLE_PROCESSES, ForkedJvm.configure().inheritOptions())) {
      idle.run(new Nothing());
      return middle(
          idle.children().stream().mapToDouble(each -> ProcessMemory.of(each.pid())).toArray());
    }
  }

  /** In a JVM of fixed heap, so that none of its own changes are taken for the threads'. */
  private static double kibibytesOfAThread(int threads, boolean virtual) {
    try (ForkedJvm home = ForkedJvm.configure().heap("64m").option("-Xms64m").start()) {
      home.run(new ParksThreads(1, 0, virtual)); // Loads what parking takes.
      long before = ProcessMemory.of(home.pid());
      home.run(new ParksThreads(threads, 0, virtual));
      long grown = ProcessMemory.of(home.pid()) - before;
      if (grown <= 0) {
        throw new Undecided("the JVM let go of more than " + threads + " threads took");
      }
      return (double) grown / threads;
    }
  }

  /** Of an odd number. */
  private static double middle(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
