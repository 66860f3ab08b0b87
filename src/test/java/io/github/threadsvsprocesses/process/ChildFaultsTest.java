package io.github.threadsvsprocesses.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.ChildTasks.Add;
import io.github.threadsvsprocesses.process.ChildTasks.Hang;
import io.github.threadsvsprocesses.process.ChildTasks.HangAtExit;
import io.github.threadsvsprocesses.process.ChildTasks.HangWithDescendants;
import io.github.threadsvsprocesses.process.ChildTasks.StartADetachedSleeper;
import io.github.threadsvsprocesses.process.ChildTasks.StartASleeper;
import io.github.threadsvsprocesses.process.ChildTasks.WriteGarbage;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What befalls child JVMs leaves a clear word, and nothing else. */
@Timeout(120)
class ChildFaultsTest {
  private static final Duration DEADLINE = TimeoutFactor.times(Duration.ofSeconds(30));
  private static final long LOOK_EVERY_NANOS = 5_000_000;

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
  void whatAKilledChildHadStartedEndsToo() throws Exception {
    needsProc();
    try (ForkedJvm child = ForkedJvm.start()) {
      ProcessHandle sleeper = ProcessHandle.of(child.run(new StartASleeper())).orElseThrow();
      child.handle().destroyForcibly(); // The child only, not its tree.
      Ending.await(sleeper, DEADLINE);
      assertThat(child.join(DEADLINE)).isEqualTo(new Exit(137, false));
    }
  }

  @Test
  void whatItHadDetachedEndsWithAnOrderlyEndToo() throws Exception {
    needsProc();
    ProcessHandle sleeper;
    try (ForkedJvm child = ForkedJvm.start()) {
      sleeper = ProcessHandle.of(child.run(new StartADetachedSleeper())).orElseThrow();
      assertThat(child.join(DEADLINE)).isEqualTo(new Exit(0, true));
    }
    Ending.await(sleeper, DEADLINE);
  }

  /** A stopped child notices nothing: whoever starts next, or sweeps, ends it and its own. */
  @Test
  void aStoppedChildOfAKilledParentIsSwept() throws Exception {
    needsProc();
    try (Pipe pipe = Pipe.open();
        ForkedJvm parent = ForkedJvm.start()) {
      var unused = parent.submit(new HangWithDescendants(pipe.there()));
      ProcessHandle child = ProcessHandle.of(pipe.here().receive(Long.class)).orElseThrow();
      ProcessHandle sleeper = ProcessHandle.of(pipe.here().receive(Long.class)).orElseThrow();
      signal("STOP", child.pid());
      parent.handle().destroyForcibly();
      Ending.await(parent.handle(), DEADLINE);
      PrivateDirectory.sweep();
      Ending.await(child, DEADLINE);
      Ending.await(sleeper, DEADLINE);
    }
  }

  @Test
  void aStoppedChildIsClosed() throws Exception {
    ForkedJvm child = ForkedJvm.start();
    signal("STOP", child.pid());
    child.close();
    assertThat(child.handle().isAlive()).isFalse();
  }

  @Test
  void aLongTaskForAStoppedChildIsNotWaitedFor() throws Exception {
    try (ForkedJvm child = ForkedJvm.start()) {
      signal("STOP", child.pid());
      assertThatThrownBy(() -> child.run(new Measure(new byte[4 << 20]), Duration.ofMillis(10)))
          .isInstanceOf(ChildFailed.class)
          .hasMessageContaining("did not end within PT0.01S")
          .hasMessageContaining("no thread dump");
      signal("CONT", child.pid());
    }
  }

  /** The length of what it was given. */
  @SuppressWarnings("ArrayRecordComponent")
  record Measure(byte[] bytes) implements Task<Integer> {
    @Override
    public Integer run() {
      return bytes.length;
    }

    @Override
    public String toString() {
      return "Measure";
    }
  }

  @Test
  void aLongTaskArrives() {
    assertThat(healthy.run(new Measure(new byte[16 << 20]))).isEqualTo(16 << 20);
  }

  @Test
  void aTaskThatIsTooLongIsRefusedAndTheChildGoesOn() {
    var tooLong = new Measure(new byte[Connection.LONGEST_MESSAGE]);
    assertThatThrownBy(() -> healthy.run(tooLong, DEADLINE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("send it through a pipe");
    assertThat(healthy.run(new Measure(new byte[4 << 20]), DEADLINE)).isEqualTo(4 << 20);
  }

  @Test
  void aChildWithoutMemoryForItsTaskEndsAndSaysSo() {
    try (ForkedJvm child = ForkedJvm.configure().heap("16m").start()) {
      assertThatThrownBy(() -> child.run(new Measure(new byte[32 << 20]), DEADLINE))
          .isInstanceOf(ChildFailed.class)
          .hasMessageContaining("exit code 129")
          .hasMessageContaining("OutOfMemoryError");
    }
  }

  @Test
  void aReportThatCannotBeTakenFailsItsTask() throws Exception {
    assertThatThrownBy(() -> addWithFaultyReports(message -> new byte[] {'f', 'x'}))
        .isInstanceOf(ChildFailed.class)
        .hasMessageContaining("failed in child JVM");
    OutOfMemoryError full = new OutOfMemoryError("of the test");
    assertThatThrownBy(
            () ->
                addWithFaultyReports(
                    message -> {
                      throw full;
                    }))
        .isInstanceOf(ChildFailed.class)
        .hasCause(full);
  }

  private static void addWithFaultyReports(UnaryOperator<byte[]> fault) throws Exception {
    try (ForkedJvm child =
        Birth.of(ForkedJvm.configure(), new FaultyReports(Reports.open(), fault))) {
      child.run(new Add(1, 2), DEADLINE);
    }
  }

  /** All of them but the first, which says that the child is ready. */
  private static final class FaultyReports implements Reports {
    private final Reports reports;
    private final UnaryOperator<byte[]> fault;

    FaultyReports(Reports reports, UnaryOperator<byte[]> fault) {
      this.reports = reports;
      this.fault = fault;
    }

    @Override
    public String address() {
      return reports.address();
    }

    @Override
    public byte[] receive() throws IOException, InterruptedException {
      byte[] message = reports.receive();
      return message.length == 0 ? message : fault.apply(message);
    }

    @Override
    public void childHasEnded() {
      reports.childHasEnded();
    }

    @Override
    public void close() {
      reports.close();
    }
  }

  @Test
  void whatDependsOnAResultMayWaitForTheNext() throws Exception {
    var chained =
        healthy.submit(new Add(1, 2)).thenApply(three -> healthy.run(new Add(three, 4), DEADLINE));
    assertThat(chained.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(7);
  }

  @Test
  void aCrashOfTheJvmLeavesItsReport() throws Exception {
    CompletableFuture<String> result;
    try (Pipe pipe = Pipe.open();
        ForkedJvm child = ForkedJvm.start()) {
      result = child.submit(new Hang(pipe.there()));
      pipe.here().receive(Long.class);
      signal("SEGV", child.pid());
      child.join(DEADLINE);
    }
    ExecutionException failed =
        catchThrowableOfType(
            ExecutionException.class, () -> result.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS));
    assertThat(failed.getCause())
        .hasMessageContaining("its JVM crashed, and reports")
        .hasMessageContaining("SIGSEGV")
        .isInstanceOfSatisfying(
            ChildFailed.class,
            crashed ->
                assertThat(crashed.files().get("Crash report of the child JVM"))
                    .content()
                    .contains("SIGSEGV", "END."));
    assertThat(new File("core")).doesNotExist();
  }

  @Test
  void aShutdownThatHangsIsEndedByAKill() {
    try (ForkedJvm child = ForkedJvm.start()) {
      assertThat(child.run(new HangAtExit())).isEqualTo("armed");
      assertThat(child.terminate(Duration.ofMillis(300))).isEqualTo(new Exit(137, false));
    }
    try (ForkedJvm child = ForkedJvm.start()) {
      assertThat(child.terminate(DEADLINE)).isEqualTo(new Exit(143, false));
    }
  }

  @Test
  void exitsOfSeveralCanBeWaitedForTogether() throws Exception {
    try (ForkedJvm first = ForkedJvm.start();
        ForkedJvm second = ForkedJvm.start()) {
      var either = CompletableFuture.anyOf(first.onExit(), second.onExit());
      second.kill();
      assertThat(either.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS))
          .isEqualTo(new Exit(137, false));
      assertThat(first.onExit()).isNotDone();
    }
  }

  @Test
  void outputThatIsNoTextIsKeptAsItIs() throws Exception {
    try (ForkedJvm child = ForkedJvm.start()) {
      child.run(new WriteGarbage());
      child.join(DEADLINE);
      assertThat(child.output()).isEqualTo("\ufffdx");
      assertThat(Files.readAllBytes(child.outputFile())).containsExactly(0xff, 'x');
    }
  }

  @Test
  void outputBeyondTheLimitIsCutInTheFileAndItsEndIsInMemory(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("out");
    long length = OutputTail.MOST_ON_DISK + 100_000;
    var from = new java.io.ByteArrayInputStream(new byte[(int) length]);
    OutputTail tail = new OutputTail(from, file, "drainer");
    tail.awaitEnd(DEADLINE);
    assertThat(tail.text()).hasSize(OutputTail.KEPT);
    assertThat(Files.size(file)).isBetween(OutputTail.MOST_ON_DISK, length);
    byte[] end = Files.readAllBytes(file);
    assertThat(new String(end, end.length - 40, 40, StandardCharsets.UTF_8))
        .endsWith("… cut here; what follows is not kept\n");
  }

  @Test
  void manyStartAtOnceAndNothingIsLeftOfThem() throws Exception {
    startTogether(2); // What a first start makes stays.
    long threads = threads();
    long files = openFiles();
    startTogether(12);
    long end = System.nanoTime() + DEADLINE.toNanos();
    while ((threads() > threads || openFiles() > files) && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    assertThat(threads()).as("threads").isLessThanOrEqualTo(threads);
    assertThat(openFiles()).as("open files").isLessThanOrEqualTo(files);
  }

  private static void startTogether(int count) {
    List<CompletableFuture<Integer>> all =
        Stream.generate(() -> new CompletableFuture<Integer>()).limit(count).toList();
    for (CompletableFuture<Integer> each : all) {
      Runnable work =
          () -> {
            try (ForkedJvm child = ForkedJvm.start()) {
              each.complete(child.run(new Add(1, 2)));
            } catch (RuntimeException failed) {
              each.completeExceptionally(failed);
            }
          };
      new Thread(work, "tvp-of-the-test").start();
    }
    assertThat(all).allSatisfy(each -> assertThat(each.join()).isEqualTo(3));
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("tvp-"))
        .count();
  }

  /** Nothing where the system does not say. */
  private static long openFiles() {
    String[] open = new File("/proc/self/fd").list();
    return open == null ? 0 : open.length;
  }

  @Test
  void aMissingJavaIsOneClearMessage(@TempDir Path folder) {
    assertThatThrownBy(() -> ForkedJvm.configure().java(folder).start())
        .isInstanceOf(ChildFailed.class)
        .hasMessage(
            "There is no Java at " + folder + ": " + folder.resolve("bin/java") + " is missing.");
  }

  @Test
  void whereTheSystemMakesNoNamedPipesASocketServes() throws Exception {
    try (ForkedJvm child = Birth.of(ForkedJvm.configure(), SocketReports.open())) {
      assertThat(child.run(new Add(1, 2))).isEqualTo(3);
      assertThat(child.join(DEADLINE)).isEqualTo(new Exit(0, true));
    }
    assertThatThrownBy(
            () -> Birth.of(ForkedJvm.configure().option("-XX:NoSuch"), SocketReports.open()))
        .isInstanceOf(ChildFailed.class)
        .hasMessageContaining("exit code 1");
  }

  private static void needsProc() {
    Assumptions.assumeTrue(
        Files.isReadable(Path.of("/proc/self/environ")), "there is no /proc to find orphans by");
  }

  private static void signal(String name, long pid) throws Exception {
    assertThat(new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid).start().waitFor())
        .isZero();
  }
}
