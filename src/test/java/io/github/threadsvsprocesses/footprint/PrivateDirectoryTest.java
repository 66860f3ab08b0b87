package io.github.threadsvsprocesses.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of JVMs that are gone are swept, those of the living are not. */
class PrivateDirectoryTest {
  /** Above the highest pid of Linux, 2^22. */
  private static final long NOBODY = 99_999_999;

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
