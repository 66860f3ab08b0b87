package io.github.threadsvsprocesses.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.process.Task;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What scripts do to the kit, and what it leaves of them; on the machine's python3, if any. */
class CPythonTest {
  /** Enough for a script to come to where it hangs, also beside other tests on a busy machine. */
  private static final Duration SHORT = Duration.ofSeconds(3);

  private static final Duration PATIENCE = TimeoutFactor.times(Duration.ofSeconds(30));

  private static CPython python;

  record Said(String said) {}

  @BeforeAll
  static void aPythonIsHere() {
    python = CPython.here().get(0);
    assumeTrue(python.isUsable(), python::toString);
  }

  private static Said misbehave(Object... how) {
    return python.run(Said.class, "misbehaves", how);
  }

  private static PythonFailed failure(CPython of, Object... how) {
    PythonFailed failed =
        catchThrowableOfType(PythonFailed.class, () -> of.run(Said.class, "misbehaves", how));
    assertThat(failed).isNotNull();
    return failed;
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static boolean lives(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).filter(CPythonTest::isNoZombie).isPresent();
  }

  /** One that nobody waits for has ended as well. */
  private static boolean isNoZombie(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  @Test
  void whatIsPrintedGarblesNoFacts() {
    assertThat(misbehave("prints").said()).isEqualTo("the truth");
  }

  @Test
  void aFloodOfOutputIsKeptFromTheMemory() {
    assertThat(misbehave("floods").said()).isEqualTo("the truth");
  }

  @Test
  void aFailureBringsTheTraceback() {
    PythonFailed failed = failure(python, "fails");
    assertThat(failed)
        .hasMessageStartingWith("misbehaves.py failed: ValueError: there is no such list\n")
        .hasMessageContaining("ended with exit code 1")
        .hasMessageContaining("command: " + python.executable())
        .hasMessageContaining("line ")
        .hasMessageContaining("in fails");
    assertThat(failed.errorOutput()).contains("Traceback (most recent call last)");
  }

  @Test
  void anEndWithoutFactsIsAFailure() {
    assertThat(failure(python, "exits"))
        .hasMessageStartingWith("misbehaves.py failed\n")
        .hasMessageContaining("ended with exit code 3");
    assertThat(failure(python, "is_killed")).hasMessageContaining("ended with exit code 137");
  }

  @Test
  void aHungScriptShowsWhereItHangs() {
    assertThat(failure(python.within(SHORT), "hangs"))
        .hasMessageStartingWith("misbehaves.py did not end within 3000 ms\n")
        .hasMessageContaining("still running, killed now")
        .hasMessageContaining("in hangs");
  }

  @Test
  void factsThatAreOthersAreRefused() {
    assertThat(failure(python, "says_something_else"))
        .hasMessageStartingWith(
            "misbehaves.py did not report Said, Missing creator property 'said'");
    assertThat(failure(python, "says_more"))
        .hasMessageStartingWith("misbehaves.py did not report Said, Unrecognized field \"told\"");
    assertThat(failure(python, "says_no_number"))
        .hasMessageStartingWith("misbehaves.py failed: ValueError: Out of range float values");
    assertThat(failure(python, "says_too_much"))
        .hasMessageStartingWith("misbehaves.py reported more than 4194304 bytes");
  }

  @Test
  void aScriptThatIsNotThereIsAMistakeOfTheCaller() {
    assertThatThrownBy(() -> python.run(Said.class, "nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no script cpython/nowhere.py on the class path.");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "Only Linux shows whose an orphan is.")
  void anOrphanIsGoneWithTheScript() {
    String orphan = misbehave("leaves_an_orphan").said();
    assertThat(lives(orphan)).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anOrphanOfAHungScriptIsGoneToo(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("orphan");
    failure(python.within(SHORT), "leaves_an_orphan_and_hangs", file.toString());
    assertThat(lives(Files.readString(file))).isFalse();
  }

  @Test
  void temporaryFilesAreGoneWithTheScript() {
    assertThat(Path.of(misbehave("leaves_files").said())).doesNotExist();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "Only Linux shows shared memory as files.")
  void sharedMemoryIsGoneWithTheScript(@TempDir Path folder) throws IOException {
    // Again and again: who removes it ends after the script, and must not be killed before.
    for (int run = 0; run < 5; run++) {
      assertThat(sharedMemory(misbehave("leaves_shared_memory").said())).doesNotExist();
    }
    Path file = folder.resolve("memory");
    failure(python.within(SHORT), "leaves_shared_memory_and_hangs", file.toString());
    assertThat(sharedMemory(Files.readString(file))).doesNotExist();
  }

  private static Path sharedMemory(String name) {
    return Path.of("/dev/shm").resolve(name);
  }

  /** Runs a script that hangs, and so is killed before it returns. */
  record RunsAHangingScript(String how, String file) implements Task<String> {
    @Override
    public String run() {
      return CPython.here().get(0).run(Said.class, "misbehaves", how, file).said();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aScriptEndsWithAKilledJvmAndSoDoesAllThatItHasStarted(@TempDir Path folder)
      throws IOException {
    Path orphan = folder.resolve("orphan");
    Path memory = folder.resolve("memory");
    try (ForkedJvm one = ForkedJvm.start();
        ForkedJvm other = ForkedJvm.start()) {
      var unused = one.submit(new RunsAHangingScript("leaves_an_orphan_and_hangs", orphan + ""));
      unused = other.submit(new RunsAHangingScript("leaves_shared_memory_and_hangs", memory + ""));
      await(() -> Files.exists(orphan) && Files.exists(memory));
      assertThat(lives(Files.readString(orphan))).isTrue();
      assertThat(sharedMemory(Files.readString(memory))).exists();
      // The JVMs alone, by no means of theirs.
      one.handle().destroyForcibly();
      other.handle().destroyForcibly();
      String pid = Files.readString(orphan);
      Path segment = sharedMemory(Files.readString(memory));
      await(() -> !lives(pid) && !Files.exists(segment));
    }
  }
}
