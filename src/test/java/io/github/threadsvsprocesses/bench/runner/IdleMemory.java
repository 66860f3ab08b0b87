package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.bench.BareJvm;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of an idle JVM in MiB: its proportional set size, in which a page that n processes
 * share counts 1/n, as Linux's {@code /proc/PID/smaps_rollup} says. The mean of a few that run at
 * the same time, since a process that starts children does not start one.
 */
final class IdleMemory {
  private static final int AT_ONCE = 3;
  private static final double KIB_IN_MIB = 1024;
  private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB$");

  /** Idle is a JVM whose memory has changed by less than one in so many between two looks. */
  private static final int SETTLED = 200;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration SETTLE_DEADLINE = Duration.ofSeconds(5);

  private IdleMemory() {}

  /** Of a child JVM of ours that is ready and has no task. */
  static Arm ofOurChild() {
    return () ->
        mean(
            () -> {
              ForkedJvm child = ForkedJvm.start();
              return new Idle(child.pid(), child::close);
            });
  }

  /** Of a bare JVM that has printed its line. */
  static Arm ofABareJvm() {
    return () ->
        mean(
            () -> {
              BareJvm jvm = BareJvm.start();
              return new Idle(jvm.pid(), jvm::close);
            });
  }

  private interface End {
    void run() throws IOException;
  }

  private record Idle(long pid, End end) {}

  private interface Start {
    Idle start() throws IOException;
  }

  private static double mean(Start start) throws IOException, NotHere {
    if (!Files.isReadable(rollup(ProcessHandle.current().pid()))) {
      throw new NotHere("this system has no /proc/PID/smaps_rollup");
    }
    List<Idle> running = new ArrayList<>();
    try {
      for (int started = 0; started < AT_ONCE; started++) {
        running.add(start.start());
      }
      return settled(running) / AT_ONCE / KIB_IN_MIB;
    } finally {
      for (Idle each : running) {
        each.end().run();
      }
    }
  }

  private static double settled(List<Idle> running) throws IOException {
    long end = System.nanoTime() + TimeoutFactor.times(SETTLE_DEADLINE).toNanos();
    long before = 0;
    long now = kib(running);
    while (Math.abs(now - before) > now / SETTLED && System.nanoTime() < end) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      before = now;
      now = kib(running);
    }
    return now;
  }

  private static long kib(List<Idle> running) throws IOException {
    long sum = 0;
    for (Idle each : running) {
      sum += pss(Files.readString(rollup(each.pid())));
    }
    return sum;
  }

  /** In KiB. */
  static long pss(String rollup) throws IOException {
    Matcher line = PSS.matcher(rollup);
    if (!line.find()) {
      throw new IOException("There is no line 'Pss: n kB' in\n" + rollup);
    }
    return Long.parseLong(line.group(1));
  }

  private static Path rollup(long pid) {
    return Path.of("/proc", Long.toString(pid), "smaps_rollup");
  }
}
