package io.github.threadsvsprocesses.claims.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.GivesBack;
import io.github.threadsvsprocesses.children.Letter;
import io.github.threadsvsprocesses.children.PassesOn;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** A thread hands an object to another thread without copying it. */
@Claim("memory.threads-communicate-without-copying")
public class ThreadsCommunicateWithoutCopying {
  /** Hands a letter to a worker and waits for what comes back. */
  private interface Exchange {
    Letter with(Letter letter) throws Exception;
  }

  @Check
  void aThreadGivesBackTheVeryLetter(@Workers(1) ThreadCrew thread, Evidence evidence)
      throws Exception {
    theVeryLetterIsGivenBack(thread, evidence);
  }

  @Check
  void aThreadPassesOnTheVeryLetterFromQueueToQueue(
      @Workers(1) ThreadCrew thread, Evidence evidence) throws Exception {
    theVeryLetterIsPassedOn(thread, evidence);
  }

  @Control(refusedWith = "an equal copy came back")
  void aProcessGivesBackACopy(@Workers(1) ProcessCrew process, Evidence evidence) throws Exception {
    theVeryLetterIsGivenBack(process, evidence);
  }

  @Control(refusedWith = "an equal copy came back")
  void aProcessPassesOnACopyFromQueueToQueue(@Workers(1) ProcessCrew process, Evidence evidence)
      throws Exception {
    evidence.given("two process queues: from the starter to the worker, and back");
    try (ProcessQueue<Letter> to = ProcessQueue.open(Letter.class);
        ProcessQueue<Letter> from = ProcessQueue.open(Letter.class)) {
      CompletableFuture<Letter> passedOn =
          process.submit(0, new PassesOn(to.address(), from.address()));
      theVeryLetterComesBack(
          letter -> {
            to.put(letter);
            passedOn.get();
            return from.take();
          },
          evidence);
    }
  }

  /** Also of virtual threads. */
  public static void theVeryLetterIsGivenBack(Crew crew, Evidence evidence) throws Exception {
    theVeryLetterComesBack(letter -> crew.runOn(0, new GivesBack(letter)), evidence);
  }

  /** Also of virtual threads; between processes, the queues are of another kind. */
  public static void theVeryLetterIsPassedOn(ThreadCrew thread, Evidence evidence)
      throws Exception {
    evidence.given("two queues: from the starter to the worker, and back");
    BlockingQueue<Letter> to = new LinkedBlockingQueue<>();
    BlockingQueue<Letter> from = new LinkedBlockingQueue<>();
    CompletableFuture<Boolean> passedOn = thread.submit(0, () -> from.add(to.take()));
    theVeryLetterComesBack(
        letter -> {
          to.put(letter);
          passedOn.get();
          return from.take();
        },
        evidence);
  }

  private static void theVeryLetterComesBack(Exchange exchange, Evidence evidence)
      throws Exception {
    Letter letter = new Letter("Dear worker, please send this back.");
    evidence.when("the starter hands a letter to the worker, and the worker hands it back");
    Letter back = exchange.with(letter);
    evidence.fact("What the starter sent", identified(letter));
    evidence.fact("What came back", identified(back));
    assertThat(back).isEqualTo(letter);
    assertThat(back).withFailMessage("an equal copy came back").isSameAs(letter);
  }

  /**
   * The number is for the reader; two objects may have the same, and the judgement asks neither.
   */
  private static String identified(Letter letter) {
    return letter + ", object " + Integer.toHexString(System.identityHashCode(letter));
  }
}
