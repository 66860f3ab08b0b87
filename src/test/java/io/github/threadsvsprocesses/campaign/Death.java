package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.process.Exit;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/** The ways in which a child is killed. */
enum Death {
  SIGKILL(137),
  SIGTERM(143),
  SIGSTOP_THEN_SIGKILL(137);

  private static final int LONGEST_STOP_NANOS = 50_000_000;

  private final int exitCode;

  Death(int exitCode) {
    this.exitCode = exitCode;
  }

  static Death random(Random chance) {
    return values()[chance.nextInt(values().length)];
  }

  /** Sends the signals; the child may live on for a moment. */
  void befall(ForkedJvm child, Random chance) throws IOException, InterruptedException {
    if (this == SIGTERM) {
      child.terminate();
      return;
    }
    if (this == SIGSTOP_THEN_SIGKILL) {
      stop(child.pid());
      Waiting.pass(chance.nextInt(LONGEST_STOP_NANOS));
    }
    child.kill();
  }

  /** What {@link ForkedJvm#join} is to say after it. */
  Exit exit() {
    return new Exit(exitCode, false);
  }

  /** Sends SIGSTOP, and returns when the process runs no more. */
  static void stop(long pid) throws IOException, InterruptedException {
    new ProcessBuilder("/bin/sh", "-c", "kill -STOP " + pid).start().waitFor();
    if (!Waiting.until(Waiting.DEADLINE, () -> isStopped(pid))) {
      throw new IOException("Process " + pid + " was sent SIGSTOP and goes on.");
    }
  }

  /** Whether all its threads are; where there is no /proc, the signal is believed. */
  private static boolean isStopped(long pid) {
    Path threads = Path.of("/proc", Long.toString(pid), "task");
    if (!Files.isDirectory(Path.of("/proc/self/task"))) {
      return true;
    }
    try (Stream<Path> all = Files.list(threads)) {
      return all.allMatch(Death::threadIsStopped);
    } catch (IOException ended) {
      return true;
    }
  }

  private static boolean threadIsStopped(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.startsWith("T", stat.lastIndexOf(')') + 2);
    } catch (IOException ended) {
      return true;
    }
  }
}
