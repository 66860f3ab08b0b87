package io.github.threadsvsprocesses.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the campaign calls a failure when there is one; it would be worth nothing otherwise. */
class WitnessesTest {
  @TempDir private Path folder;

  private final Tally tally = new Tally("a test", 0, false);
  private final QueueAccount account = new QueueAccount(tally);
  private int ledgers;

  private void put(int sender, int begun, int done, boolean killed) throws IOException {
    account.putBy(sender, ledger(begun, done), killed);
  }

  /** One consumer that was not killed, and took these numbers of producer 0. */
  private void taken(int... numbers) throws IOException {
    account.takenBy(ledger(numbers.length, numbers.length, numbers), false, Map.of());
  }

  /** One that was killed in its take, when producer 0 had begun so many puts. */
  private void takenByOneThatDied(long begunThen, int... numbers) throws IOException {
    account.takenBy(
        ledger(numbers.length + 1, numbers.length, numbers), true, Map.of(0, begunThen));
  }

  private Ledger ledger(int begun, int done, int... numbers) throws IOException {
    Ledger ledger = Ledger.create(folder.resolve("ledger" + ledgers++), numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      ledger.enter(i, Parcel.id(0, numbers[i]));
    }
    ledger.begins(begun);
    ledger.hasDone(done);
    return ledger;
  }

  private List<String> failures() {
    account.close();
    return tally.findings().failures();
  }

  @Test
  void allThatWasPutAndTakenOnceIsNoFailure() throws Exception {
    put(0, 5, 4, true);
    taken(0, 3);
    taken(1, 2, 4);
    assertThat(failures()).isEmpty();
  }

  @Test
  void anItemThatNobodyTookIsLost() throws Exception {
    put(0, 3, 3, false);
    taken(0, 2);
    assertThat(failures()).anyMatch(text -> text.contains("number 1 of producer 0"));
  }

  @Test
  void oneThatDiedInItsTakeMayHaveTakenOne() throws Exception {
    put(0, 4, 4, false);
    takenByOneThatDied(3, 0);
    taken(1, 3);
    assertThat(failures()).isEmpty();
  }

  @Test
  void oneThatDiedInItsTakeDidNotTakeTwo() throws Exception {
    put(0, 4, 4, false);
    takenByOneThatDied(3, 0);
    taken(3);
    assertThat(failures()).anyMatch(text -> text.startsWith("2 items are lost"));
  }

  @Test
  void theDeadDidNotTakeWhatWasPutAfterTheirDeath() throws Exception {
    put(0, 4, 4, false);
    takenByOneThatDied(2, 0);
    taken(1, 2);
    assertThat(failures()).anyMatch(text -> text.startsWith("Lost, although put after"));
  }

  @Test
  void anItemTakenTwiceOrNeverPutIsAFailure() throws Exception {
    put(0, 2, 2, false);
    taken(0, 1, 2);
    taken(1);
    assertThat(failures())
        .anyMatch(text -> text.startsWith("Taken twice"))
        .anyMatch(text -> text.startsWith("number 2 of producer 0 was taken and never put"));
  }

  @Test
  void anItemOutOfOrderMustHaveBeenGivenBackByOneThatDied() throws Exception {
    put(0, 4, 4, false);
    taken(1, 2, 0, 3);
    assertThat(failures()).anyMatch(text -> text.contains("1 out of order"));
  }

  @Test
  void anItemThatWasGivenBackMayBeOutOfOrder() throws Exception {
    put(0, 4, 4, false);
    takenByOneThatDied(4);
    taken(1, 2, 0, 3);
    assertThat(failures()).isEmpty();
  }

  @Test
  void theFewestThatAreMisplacedAreCounted() {
    assertThat(QueueAccount.fewestMisplaced(Arrays.asList(1, 2, 3))).isZero();
    assertThat(QueueAccount.fewestMisplaced(Arrays.asList(5, 6, 7, 2, 8))).isEqualTo(1);
    assertThat(QueueAccount.fewestMisplaced(Arrays.asList(3, 2, 1))).isEqualTo(2);
  }

  @Test
  void whatIsHeldIsNoticed() throws Exception {
    Holdings before = Holdings.now();
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> awaitUnchecked(end), "one more");
    thread.start();
    assertThat(Holdings.now().isNoMoreThan(before)).as("with one more thread").isFalse();
    end.countDown();
    thread.join();
    Process child = new ProcessBuilder("sleep", "1000").start();
    assertThat(Holdings.now().isNoMoreThan(before)).as("with one more child").isFalse();
    child.destroyForcibly().waitFor();
    assumeTrue(Holdings.canCountFiles(), "there is no /proc to count files in");
    Path file = Files.createFile(folder.resolve("file"));
    try (InputStream open = Files.newInputStream(file)) {
      assertThat(open.read()).isNegative();
      assertThat(Holdings.now().files()).contains(file.toRealPath().toString());
    }
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aProcessIsFoundByItsMarkWhoeverItsParentIs() throws Exception {
    assumeTrue(MarkedProcesses.canBeFound(), "there is no /proc to find processes in");
    MarkedProcesses marked = new MarkedProcesses(UUID.randomUUID().toString());
    assertThat(marked.living()).isEmpty();
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", "sleep 1000 & exit 0");
    shell.environment().put(MarkedProcesses.VARIABLE, marked.value());
    shell.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    List<ProcessHandle> orphan = marked.living();
    assertThat(orphan).hasSize(1);
    Death.stop(orphan.get(0).pid());
    assertThat(marked.living()).as("stopped").isEqualTo(orphan);
    orphan.get(0).destroyForcibly();
    assertThat(Waiting.until(Waiting.DEADLINE, () -> marked.living().isEmpty())).isTrue();
  }

  @Test
  void whoKnowsTheSecretIsSeenToGetIn() throws Exception {
    try (ProcessQueue<Parcel> queue = ProcessQueue.open(Parcel.class)) {
      assertThat(Stranger.getsInWith(queue.address().socket(), queue.address().secret())).isTrue();
      assertThat(Stranger.getsInWith(queue.address().socket(), "another")).isFalse();
    }
    try (Pipe pipe = Pipe.open()) {
      assertThat(Stranger.getsInWith(pipe.there().socket(), pipe.there().secret())).isTrue();
    }
  }

  @Test
  void onlyAnIoExceptionIsAClearRefusal() {
    assertThat(FullMemory.isClear("queue: ok")).isTrue();
    assertThat(FullMemory.isClear("queue: java.io.IOException: There is no room.")).isTrue();
    assertThat(FullMemory.isClear("queue: java.lang.InternalError: a fault occurred")).isFalse();
    assertThat(FullMemory.isClear("queue: java.io.IOException")).isFalse();
  }
}
