package io.github.threadsvsprocesses.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.ChildTasks.Add;
import io.github.threadsvsprocesses.process.ChildTasks.FailAnAssertion;
import io.github.threadsvsprocesses.process.ChildTasks.FillTheHeap;
import io.github.threadsvsprocesses.process.ChildTasks.Flood;
import io.github.threadsvsprocesses.process.ChildTasks.Hang;
import io.github.threadsvsprocesses.process.ChildTasks.HoldTheHeapFull;
import io.github.threadsvsprocesses.process.ChildTasks.Nothing;
import io.github.threadsvsprocesses.process.ChildTasks.OfUnknownResult;
import io.github.threadsvsprocesses.process.ChildTasks.ReadInput;
import io.github.threadsvsprocesses.process.ChildTasks.ReturnAThread;
import io.github.threadsvsprocesses.process.ChildTasks.Throw;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A child JVM runs tasks and says what went wrong. */
@Timeout(60)
class ForkedJvmTest {
  /** For those tests that leave it so. */
  private static ForkedJvm healthy;

  @BeforeAll
  static void startTheChild() {
    healthy = ForkedJvm.start();
  }

  @AfterAll
  static void endTheChild() {
    healthy.close();
  }

  @Test
  void itRunsTasksOneAfterAnotherInAnotherProcess() {
    assertThat(healthy.pid()).isNotEqualTo(ProcessHandle.current().pid());
    assertThat(healthy.run(new Add(1, 2))).isEqualTo(3);
    assertThat(healthy.submit(new Add(3, 4)).join()).isEqualTo(7);
    assertThat(healthy.run(new ReadInput())).as("standard input is empty").isEqualTo(-1);
    Object nothing = healthy.run(new Nothing());
    assertThat(nothing).isNull();
  }

  @Test
  void whatATaskThrowsIsRethrownWithBothStacks() {
    ChildFailed failed =
        catchThrowableOfType(ChildFailed.class, () -> healthy.run(new Throw("a reason")));
    assertThat(failed).hasMessageContaining("a reason").hasStackTraceContaining("the root");
    assertThat(failed.exceptionClass()).isEqualTo("java.lang.IllegalStateException");
    assertThat(failed.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(getClass().getName()));
    assertThat(failed).hasStackTraceContaining("at " + Throw.class.getName() + ".run(");
    assertThatThrownBy(() -> healthy.run(new FailAnAssertion()))
        .isInstanceOf(ChildFailed.class)
        .hasMessageContaining("expected: 1");
    assertThatThrownBy(() -> healthy.run(new ReturnAThread()))
        .hasMessageContaining("java.lang.Thread cannot travel");
    assertThat(healthy.run(new Add(1, 1))).as("it goes on").isEqualTo(2);
  }

  @Test
  void aTaskThatCannotTravelIsRefusedHere() {
    Task<Integer> lambda = () -> 1;
    assertThatThrownBy(() -> healthy.run(lambda))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("make the task a record");
    assertThatThrownBy(() -> healthy.run(new OfUnknownResult<>("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not say what its result is");
  }

  @Test
  void aSecondTaskWhileOneRunsIsRefusedAndAHungOneIsDumpedAndKilled() throws Exception {
    ProcessHandle handle;
    try (Pipe pipe = Pipe.open();
        ForkedJvm child = ForkedJvm.start()) {
      handle = child.handle();
      var unused = child.submit(new Hang(pipe.there()));
      assertThat(pipe.here().receive(Long.class)).isEqualTo(child.pid());
      assertThatThrownBy(() -> child.submit(new Add(1, 1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("busy with Hang");
      assertThatThrownBy(() -> child.join(Duration.ofMillis(10)))
          .isInstanceOf(ChildFailed.class)
          .hasMessageContaining("Full thread dump")
          .hasMessageContaining("ChildTasks$Hang.run");
    }
    assertThat(handle.isAlive()).isFalse();
  }

  @Test
  void anOutOfMemoryErrorIsAFailureLikeOthers() {
    try (ForkedJvm child = ForkedJvm.configure().heap("32m").start()) {
      ChildFailed failed =
          catchThrowableOfType(ChildFailed.class, () -> child.run(new FillTheHeap()));
      assertThat(failed.exceptionClass()).isEqualTo("java.lang.OutOfMemoryError");
      assertThat(child.run(new Add(2, 2))).isEqualTo(4);
    }
  }

  /** Longer than between two looks of the thread that watches the parent. */
  @Test
  void aFullHeapDoesNotMakeAChildBelieveThatItsParentHasEnded() {
    try (ForkedJvm child = ForkedJvm.configure().heap("16m").start()) {
      assertThat(child.run(new HoldTheHeapFull(700))).isPositive();
      assertThat(child.run(new Add(2, 2))).isEqualTo(4);
    }
  }

  @Test
  void aFloodOfOutputBlocksNobodyAndItsTailIsKept() {
    try (ForkedJvm child =
        // Of which a JVM says on its standard error that it was found.
        ForkedJvm.configure().withoutEnvironment("JAVA_TOOL_OPTIONS").start()) {
      assertThat(child.run(new Flood(10_000))).isEqualTo("done");
      child.join(Duration.ofSeconds(30));
      assertThat(child.output()).endsWith("end of output: ☃");
      assertThat(child.output().length()).isLessThanOrEqualTo(OutputTail.KEPT);
      assertThat(child.errorOutput()).endsWith("end of errors");
      assertThat(child.errorOutputFile()).hasSize((10_000L << 10) + "end of errors".length());
      assertThat(child.outputFile()).content().endsWith("x\nend of output: ☃");
    }
  }

  @Test
  void aChildThatDoesNotStartSaysWhy() {
    assertThatThrownBy(() -> ForkedJvm.configure().option("-XX:NoSuchOption").start())
        .isInstanceOf(ChildFailed.class)
        .hasMessageContaining("did not become ready")
        .hasMessageContaining("exit code 1")
        .hasMessageContaining("NoSuchOption")
        .hasMessageContaining("command: ");
  }

  @Test
  void itLoadsNoClassOfATestLibrary() {
    try (ForkedJvm child = ForkedJvm.configure().option("-Xlog:class+load").start()) {
      child.run(new Add(1, 2));
      child.join(Duration.ofSeconds(30));
      assertThat(child.output())
          .contains(Add.class.getName())
          .doesNotContain("org.junit")
          .doesNotContain("org.assertj")
          .doesNotContain("io.qameta")
          .doesNotContain("com.fasterxml.jackson.databind");
    }
  }

  @Test
  void javaToolOptionsDisturbNothing() {
    try (ForkedJvm child =
        ForkedJvm.configure().environment("JAVA_TOOL_OPTIONS", "-Dsome=thing").start()) {
      assertThat(child.run(new Add(1, 2))).isEqualTo(3);
      assertThat(child.errorOutput()).contains("Picked up");
    }
  }

  @Test
  void aClassPathMayHoldAnyCharactersAndHaveAnyLength(@TempDir Path parent) throws Exception {
    Path copy = Files.createDirectory(parent.resolve("with späce %41 + ☃ # {x}"));
    StringBuilder classPath = new StringBuilder();
    int number = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path from = Path.of(entry);
      if (Files.isDirectory(from)) {
        Path to = copy.resolve("classes " + number++);
        copyTree(from, to);
        classPath.append(to).append(File.pathSeparator);
      } else if (entry.contains("jackson") || isTheKit(from)) {
        Path to = copy.resolve(from.getFileName());
        Files.copy(from, to);
        classPath.append(to).append(File.pathSeparator);
      }
    }
    for (int i = 0; i < 2_000; i++) {
      classPath.append("/no/such/directory/").append("x".repeat(80)).append(File.pathSeparator);
    }
    try (ForkedJvm child = ForkedJvm.configure().classPath(classPath.toString()).start()) {
      assertThat(child.run(new Add(20, 22))).isEqualTo(42);
    }
  }

  private static boolean isTheKit(Path entry) throws Exception {
    URL kit = ForkedJvm.class.getProtectionDomain().getCodeSource().getLocation();
    return entry.toUri().equals(kit.toURI());
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }
}
