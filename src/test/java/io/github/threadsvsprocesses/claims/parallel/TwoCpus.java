package io.github.threadsvsprocesses.claims.parallel;

import io.github.threadsvsprocesses.measure.Undecided;
import java.io.IOException;

/**
 * What a machine lacks refutes nothing. The JVM's own count of CPUs does not do here: it can be set
 * by an option.
 */
public final class TwoCpus {
  private TwoCpus() {}

  /** The CPUs that this process may use now, as Linux lists them. */
  @FunctionalInterface
  public interface Usable {
    String cpus() throws IOException;
  }

  /** What is said where this process may use 2 CPUs. */
  @FunctionalInterface
  public interface Judgement {
    void judge() throws IOException;
  }

  /**
   * Judges. A refutation counts if there are 2 CPUs still: a set of CPUs may shrink at any time.
   *
   * @throws Undecided where this process may use a single CPU, before or after
   */
  public static void areNeededFor(Judgement judgement, Usable usable) throws IOException {
    require(usable);
    try {
      judgement.judge();
    } catch (AssertionError refutation) {
      require(usable);
      throw refutation;
    }
  }

  private static void require(Usable usable) throws IOException {
    String cpus = usable.cpus();
    if (Window.isOneCpu(cpus)) {
      throw Undecided.needs("2 usable CPUs, this process may use CPU " + cpus + " alone");
    }
  }
}
