package io.github.threadsvsprocesses.endurance;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A control group of our own with a quota of CPU time; whoever is in it, and the children they
 * start, share it. Linux, and mostly root, alone.
 */
final class Quota implements Burden {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final int PERIOD_MICROS = 100_000;
  private static final Duration EMPTY_WITHIN = Duration.ofSeconds(20);

  private final Path group;
  private final Path quota;
  private final String none;
  private volatile boolean closed;
  private volatile @Nullable IOException failure;
  private final Thread atExit = new Thread(this::removeAtExit, "quota at exit");
  private final Thread waves = new Thread(this::wave, "quota on and off");
  private final String limit;

  private Quota(Path group, boolean versionTwo, double cpus) throws IOException {
    long micros = Math.round(cpus * PERIOD_MICROS);
    this.group = group;
    this.quota = group.resolve(versionTwo ? "cpu.max" : "cpu.cfs_quota_us");
    this.limit = versionTwo ? micros + " " + PERIOD_MICROS : Long.toString(micros);
    this.none = versionTwo ? "max " + PERIOD_MICROS : "-1";
    Files.writeString(quota, limit);
  }

  /** In force when this returns. */
  static Quota on(long pid, double cpus) throws IOException, NotHere {
    boolean versionTwo = Files.exists(ROOT.resolve("cgroup.controllers"));
    Path parent = versionTwo ? ROOT : ROOT.resolve("cpu");
    Path group = parent.resolve("tvp-" + pid);
    try {
      Files.createDirectory(group);
    } catch (IOException refused) {
      throw new NotHere("no control group can be made in " + parent);
    }
    try {
      Quota quota = new Quota(group, versionTwo, cpus);
      Runtime.getRuntime().addShutdownHook(quota.atExit);
      Files.writeString(group.resolve("cgroup.procs"), Long.toString(pid));
      return quota;
    } catch (IOException refused) {
      Files.delete(group);
      throw new NotHere("a control group in " + parent + " takes no quota of CPU time");
    }
  }

  /** Taken away until the measurement is under way, then put back, and so on. */
  static Quota onAndOff(long pid, double cpus) throws IOException, NotHere {
    Quota quota = on(pid, cpus);
    Files.writeString(quota.quota, quota.none);
    quota.waves.setDaemon(true);
    quota.waves.start();
    return quota;
  }

  private void wave() {
    try {
      LockSupport.parkNanos(Waves.CALM_AT_FIRST.toNanos());
      for (boolean on = true; !closed; on = !on) {
        Files.writeString(quota, on ? limit : none);
        LockSupport.parkNanos(Waves.HALF.toNanos());
      }
    } catch (IOException gone) {
      failure = gone;
    }
  }

  /** After a Ctrl-C. */
  private void removeAtExit() {
    try {
      remove();
    } catch (IOException notEmpty) {
      System.err.println("Left behind: " + group);
    }
  }

  /** Throws what kept the quota from changing: the condition was not what it says. */
  @Override
  public void close() throws IOException {
    Runtime.getRuntime().removeShutdownHook(atExit);
    remove();
    IOException stuck = failure;
    if (stuck != null) {
      throw stuck;
    }
  }

  /** Waits until the group is empty: its processes have been told to end by then. */
  private void remove() throws IOException {
    closed = true;
    LockSupport.unpark(waves);
    try {
      waves.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.writeString(quota, none);
    long end = System.nanoTime() + TimeoutFactor.times(EMPTY_WITHIN).toNanos();
    while (true) {
      try {
        Files.delete(group);
        return;
      } catch (IOException stillInUse) {
        if (System.nanoTime() - end > 0) {
          throw stillInUse;
        }
        LockSupport.parkNanos(1_000_000);
      }
    }
  }
}
