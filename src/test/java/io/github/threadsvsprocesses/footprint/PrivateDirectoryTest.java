package io.github.threadsvsprocesses.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of JVMs that are gone are swept, those of the living are not. */
class PrivateDirectoryTest {
  /** Above the highest pid of Linux, 2^22. */
  private static final long NOBODY = 99_999_999;

  private static final Duration DEADLINE = TimeoutFactor.times(Duration.ofSeconds(30));
  private static final long LOOK_EVERY_NANOS = 5_000_000;

  @Test
  void onlyDirectoriesWhoseProcessIsGoneAreSwept(@TempDir Path parent) throws Exception {
    Path dead =
        Files.createDirectory(parent.resolve("tvp-" + NOBODY + "-1a2b-" + ProcessIdentity.world()));
    Files.writeString(dead.resolve("s1"), "");
    Path reused =
        Files.createDirectory(
            parent.resolve(
                "tvp-" + ProcessHandle.current().pid() + "-1a2b-" + ProcessIdentity.world()));
    Path ofAnotherWorld = Files.createDirectory(parent.resolve("tvp-" + NOBODY + "-1a2b-01234567"));
    Path ofAnotherWorldLongAgo =
        Files.createDirectory(parent.resolve("tvp-" + NOBODY + "-1a2b-89abcdef"));
    Files.setLastModifiedTime(
        ofAnotherWorldLongAgo, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    Path own = PrivateDirectory.create(List.of(parent));
    Path foreign = Files.createDirectory(parent.resolve("tvp-of-somebody-else"));
    PrivateDirectory.sweep(parent);
    assertThat(dead).doesNotExist();
    assertThat(reused).doesNotExist();
    assertThat(own).exists();
    assertThat(foreign).exists();
    assertThat(ofAnotherWorld).as("of a container with process numbers of its own").exists();
    assertThat(ofAnotherWorldLongAgo).as("from before the last boot").doesNotExist();
  }

  /** As in a container whose first process waits for no orphan. */
  @Test
  void aProcessThatEndedAndIsNotWaitedForIsGone(@TempDir Path parent) throws Exception {
    Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "there is no /proc");
    Process careless =
        new ProcessBuilder("/bin/sh", "-c", "/bin/sleep 0.1 & echo $!; exec /bin/sleep 1000")
            .start();
    try {
      long pid = Long.parseLong(careless.inputReader().readLine());
      String start =
          Long.toHexString(ProcessIdentity.of(ProcessHandle.of(pid).orElseThrow()).start());
      Path dead =
          Files.createDirectory(
              parent.resolve("tvp-" + pid + "-" + start + "-" + ProcessIdentity.world()));
      Path stat = Path.of("/proc/" + pid + "/stat");
      await(() -> Files.readString(stat).contains(") Z "));
      PrivateDirectory.sweep(parent);
      assertThat(dead).doesNotExist();
    } finally {
      careless.destroyForcibly();
    }
  }

  private static final String LEAVES_SHARED_MEMORY =
      """
      from multiprocessing.shared_memory import SharedMemory
      print(SharedMemory(create=True, size=64).name, flush=True)
      import time
      time.sleep(1000)
      """;

  /** CPython removes shared memory by a process of its own, which is not to be killed with it. */
  @Test
  void whatCleansUpAfterASweptProcessIsLeftToDoSo(@TempDir Path parent) throws Exception {
    Path dead =
        Files.createDirectory(parent.resolve("tvp-" + NOBODY + "-1a2b-" + ProcessIdentity.world()));
    ProcessBuilder builder = new ProcessBuilder("python3", "-c", LEAVES_SHARED_MEMORY);
    builder.environment().put(Mark.VARIABLE, dead.getFileName() + "/1.");
    Process python = startedOrSkipped(builder);
    try {
      String name = python.inputReader().readLine();
      Assumptions.assumeTrue(name != null, "python3 has no shared memory");
      Path memory = Path.of("/dev/shm").resolve(name);
      Assumptions.assumeTrue(Files.exists(memory), "shared memory is no file here");
      ProcessIdentity identity = ProcessIdentity.of(python.toHandle());
      Files.createFile(
          dead.resolve("child-" + identity.pid() + "-" + Long.toHexString(identity.start())));

      PrivateDirectory.sweep(parent);

      assertThat(python.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      await(() -> !Files.exists(memory));
      assertThat(memory).doesNotExist();
    } finally {
      python.destroyForcibly();
    }
  }

  /** Until it is so, or the deadline; the judgement that follows tells which. */
  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.call() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  private static Process startedOrSkipped(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException none) {
      Assumptions.abort("there is no " + builder.command().get(0));
      throw new AssertionError(none);
    }
  }

  @Test
  void aParentWithTooLongAPathIsPassedOver(@TempDir Path parent) throws Exception {
    Path tooLong = Files.createDirectory(parent.resolve("x".repeat(90)));
    Path made = PrivateDirectory.create(List.of(tooLong, parent));
    assertThat(made).hasParent(parent);
    assertThatThrownBy(() -> PrivateDirectory.create(List.of(tooLong)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("set java.io.tmpdir to a short, writable one")
        .hasMessageContaining("too long a path for sockets");
  }
}
