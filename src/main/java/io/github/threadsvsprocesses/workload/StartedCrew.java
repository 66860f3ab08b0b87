package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.measure.WorkArm;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.ForkedJvmBuilder;
import io.github.threadsvsprocesses.process.Standby;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * CPU work handed over as one task to processes that are got for it and end after it. Getting them
 * is timed; their end, and that the next of a standby are ready, is not. Used by one thread.
 */
final class StartedCrew implements WorkArm, AutoCloseable {
  private final Supplier<Crew> getting;
  private final List<Standby> standbys;
  private @Nullable Crew crew;
  private @Nullable WorkArm arm;

  private StartedCrew(Supplier<Crew> getting, List<Standby> standbys) {
    this.getting = getting;
    this.standbys = standbys;
  }

  /** Children that are started side by side when the task comes. */
  static StartedCrew cold(int size) {
    return new StartedCrew(() -> ProcessCrew.start(size, configuration()), List.of());
  }

  /** Children that were started ahead; those that replace them are started while they work. */
  static StartedCrew fromStandby(int size) {
    List<Standby> standbys = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      standbys.add(Standby.of(configuration()));
    }
    standbys.forEach(Standby::awaitReady);
    return new StartedCrew(() -> takenFrom(standbys), standbys);
  }

  private static Crew takenFrom(List<Standby> standbys) {
    List<ForkedJvm> taken = new ArrayList<>();
    try {
      standbys.forEach(standby -> taken.add(standby.take()));
      return ProcessCrew.of(taken);
    } catch (RuntimeException e) {
      taken.forEach(ForkedJvm::close);
      throw e;
    }
  }

  private static ForkedJvmBuilder configuration() {
    return ForkedJvm.configure().inheritOptions();
  }

  @Override
  public void run(long totalUnits) throws Exception {
    crew = getting.get();
    arm = TaskByTask.atOnce(crew);
    arm.run(totalUnits);
  }

  @Override
  public void verify() throws Exception {
    if (arm != null) {
      arm.verify();
    }
    endCrew();
    standbys.forEach(Standby::awaitReady);
  }

  private void endCrew() {
    if (crew != null) {
      crew.close();
      crew = null;
    }
  }

  @Override
  public void close() {
    try {
      endCrew();
    } finally {
      standbys.forEach(Standby::close);
    }
  }
}
