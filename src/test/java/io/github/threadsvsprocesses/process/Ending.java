package io.github.threadsvsprocesses.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The end of a process that is nobody's child here, so that no event tells it. */
final class Ending {
  private static final long LOOK_EVERY_NANOS = 5_000_000;

  private Ending() {}

  /** Fails when the process still lives after the time. */
  static void await(ProcessHandle process, Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    while (lives(process) && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    assertThat(lives(process)).as("process %s lives", process).isFalse();
  }

  /**
   * One that has ended stays in the table of processes until its parent asks how; the first process
   * of a container, to which orphans fall, may take seconds to ask.
   */
  private static boolean lives(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
      String text = new String(Files.readAllBytes(stat), StandardCharsets.ISO_8859_1);
      // The state follows the command in brackets, which may hold any character.
      return !text.substring(text.lastIndexOf(')') + 1).startsWith(" Z");
    } catch (IOException goneOrNoProc) {
      return process.isAlive();
    }
  }
}
