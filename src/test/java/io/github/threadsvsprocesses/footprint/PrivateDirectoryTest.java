package io.github.threadsvsprocesses.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
      long end = System.nanoTime() + DEADLINE.toNanos();
      while (!Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ")
          && System.nanoTime() < end) {
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
      PrivateDirectory.sweep(parent);
      assertThat(dead).doesNotExist();
    } finally {
      careless.destroyForcibly();
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
