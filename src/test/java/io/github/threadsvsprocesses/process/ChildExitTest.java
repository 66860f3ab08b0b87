package io.github.threadsvsprocesses.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.ChildTasks.Add;
import io.github.threadsvsprocesses.process.ChildTasks.ExitWith;
import io.github.threadsvsprocesses.process.ChildTasks.HaltWith;
import io.github.threadsvsprocesses.process.ChildTasks.Hang;
import io.github.threadsvsprocesses.process.ChildTasks.HangWithAChild;
import io.github.threadsvsprocesses.process.ChildTasks.StartASleeper;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a child JVM ended is known, and nothing is left of it. */
@Timeout(60)
class ChildExitTest {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /** Promised to whoever kills the parent. */
  private static final Duration FOLLOWING_DEADLINE = TimeoutFactor.times(Duration.ofSeconds(3));

  @Test
  void itsOwnExitIsToldFromAKill() {
    try (ForkedJvm exiting = ForkedJvm.start();
        ForkedJvm halting = ForkedJvm.start();
        ForkedJvm killed = ForkedJvm.start();
        ForkedJvm terminated = ForkedJvm.start()) {
      assertThatThrownBy(() -> exiting.run(new ExitWith(3)))
          .isInstanceOf(ChildFailed.class)
          .hasMessageContaining("ended before ExitWith[code=3] was done")
          .hasMessageContaining("exit code 3");
      assertThat(exiting.join(DEADLINE)).isEqualTo(new Exit(3, true));
      assertThatThrownBy(() -> exiting.run(new Add(1, 1))).isInstanceOf(ChildFailed.class);

      assertThatThrownBy(() -> halting.run(new HaltWith(137)))
          .hasMessageContaining(", exit code 137");
      assertThat(halting.join(DEADLINE)).isEqualTo(new Exit(137, true));

      killed.kill();
      assertThat(killed.join(DEADLINE)).isEqualTo(new Exit(137, false));
      assertThat(new Exit(137, false)).hasToString("killed by signal 9 (exit code 137)");

      terminated.terminate();
      assertThat(terminated.join(DEADLINE)).isEqualTo(new Exit(143, false));
    }
  }

  @Test
  void itEndsInOrderWhenItIsJoinedAndLeavesNothing() throws Exception {
    Path directory;
    try (Pipe pipe = Pipe.open()) {
      directory = Objects.requireNonNull(Path.of(pipe.there().socket()).getParent());
    }
    Set<String> before = filesOfChildren(directory);
    try (ForkedJvm child = ForkedJvm.start()) {
      assertThat(filesOfChildren(directory)).hasSizeGreaterThan(before.size());
      assertThat(child.join(DEADLINE)).isEqualTo(new Exit(0, true));
    }
    assertThat(filesOfChildren(directory)).isEqualTo(before);
  }

  /** But for class paths and named pipes, which the next child uses. */
  private static Set<String> filesOfChildren(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.matches("cp\\d+|r\\d+"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void whatItHasStartedEndsWithItHoweverItEnds() throws Exception {
    for (boolean kill : new boolean[] {true, false}) {
      ProcessHandle sleeper;
      try (ForkedJvm child = ForkedJvm.start()) {
        sleeper = ProcessHandle.of(child.run(new StartASleeper())).orElseThrow();
        assertThat(sleeper.isAlive()).isTrue();
        if (kill) {
          child.kill();
        }
      }
      Ending.await(sleeper, FOLLOWING_DEADLINE);
    }
  }

  @Test
  void itsChildrenFollowAParentThatIsKilled() throws Exception {
    try (Pipe pipe = Pipe.open();
        ForkedJvm parent = ForkedJvm.start()) {
      var unused = parent.submit(new HangWithAChild(pipe.there()));
      ProcessHandle grandchild = ProcessHandle.of(pipe.here().receive(Long.class)).orElseThrow();
      assertThat(grandchild.parent()).hasValue(parent.handle());
      parent.handle().destroyForcibly(); // The parent only, not its tree.
      Ending.await(parent.handle(), FOLLOWING_DEADLINE);
      Ending.await(grandchild, FOLLOWING_DEADLINE);
    }
  }

  @Test
  void closingInterruptsATaskThatWaits() throws Exception {
    ForkedJvm child = ForkedJvm.start();
    try (Pipe pipe = Pipe.open()) {
      var unfinished = child.submit(new WaitForEver(pipe.there()));
      assertThat(pipe.here().receive(Long.class)).isEqualTo(child.pid());
      closePatiently(child);
      assertThat(unfinished).isCompletedExceptionally();
      assertThat(child.join(DEADLINE)).as("in order").isEqualTo(new Exit(0, true));
    }
  }

  /** With half a minute of grace: whether a child ends in order is asked, not how soon. */
  private static void closePatiently(ForkedJvm child) {
    String before = System.getProperty(TimeoutFactor.PROPERTY);
    System.setProperty(TimeoutFactor.PROPERTY, "15");
    try {
      child.close();
    } finally {
      if (before == null) {
        System.clearProperty(TimeoutFactor.PROPERTY);
      } else {
        System.setProperty(TimeoutFactor.PROPERTY, before);
      }
    }
  }

  /** Unlike {@link Hang} it ends when it is interrupted. */
  record WaitForEver(Pipe.End pipe) implements Task<String> {
    @Override
    public String run() throws Exception {
      try (var connection = pipe.connect()) {
        connection.send(ProcessHandle.current().pid());
        return connection.receive(String.class);
      }
    }
  }

  @Test
  void aProgramsOutputAndExitCodeAreReturned() {
    ProgramRun run = ForkedJvm.runMain(Programs.PrintAndExit.class, "a b", "é");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.output()).isEqualTo("[a b, é] -1" + System.lineSeparator());
    assertThat(run.errorOutput()).contains("to the errors");
    ProgramRun thrown = ForkedJvm.runMain(Programs.ThrowFromMain.class);
    assertThat(thrown.exitCode()).isEqualTo(1);
    assertThat(thrown.errorOutput()).contains("IllegalStateException: out of main");
  }

  @Test
  void whatOutlivesItsLifetimeEndsAndSaysWhy() {
    ProgramRun run =
        ForkedJvm.configure().lifetime(Duration.ofMillis(1)).runMain(Programs.NeverEnd.class);
    assertThat(run.exitCode()).isEqualTo(129);
    assertThat(run.errorOutput()).contains("its lifetime of PT0.").contains("is over");
  }

  @Test
  void aProgramThatDoesNotEndIsDumpedAndKilled() {
    assertThatThrownBy(
            () -> ForkedJvm.configure().runMain(Duration.ofSeconds(2), Programs.NeverEnd.class))
        .isInstanceOf(ChildFailed.class)
        .hasMessageContaining("did not end within PT2S")
        .hasMessageContaining("Programs$NeverEnd.main");
  }
}
