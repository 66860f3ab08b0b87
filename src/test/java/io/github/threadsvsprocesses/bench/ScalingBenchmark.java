package io.github.threadsvsprocesses.bench;

import static java.util.Objects.requireNonNull;

import io.github.threadsvsprocesses.crew.CpuWork;
import io.github.threadsvsprocesses.crew.Crew;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The arms of our measurement of scaling as JMH sees them: one invocation is all of the work, the
 * same for each crew, shared out among workers that run already, and its result is verified.
 *
 * <p>Nothing is said of forks, iterations and times: run as it stands, it takes JMH's defaults.
 */
public class ScalingBenchmark {
  /** The parameter that names the crew, a {@link CpuCrew}. */
  public static final String CREW = "crew";

  /** The parameter that says how much work there is. */
  public static final String UNITS = "units";

  /** A crew at work. */
  @State(Scope.Benchmark)
  public static class Arm {
    @Param public CpuCrew crew = CpuCrew.ONE_WORKER;

    /** Some 100 ms of one worker on a CPU of about 3 GHz; our measurement calibrates it. */
    @Param("5000")
    public long units;

    private @Nullable Crew running;

    @Setup(Level.Trial)
    public void begin() {
      running = crew.start();
    }

    @TearDown(Level.Trial)
    public void end() {
      if (running != null) {
        running.close();
      }
    }
  }

  @Benchmark
  public void work(Arm arm) throws Exception {
    CpuWork.of(requireNonNull(arm.running)).run(arm.units);
  }
}
