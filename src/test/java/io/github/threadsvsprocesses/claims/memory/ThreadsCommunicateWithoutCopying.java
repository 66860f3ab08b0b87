package io.github.threadsvsprocesses.claims.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.GivesBack;
import io.github.threadsvsprocesses.children.Letter;
import io.github.threadsvsprocesses.children.PassesOn;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.ipc.ProcessQueue;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** A thread hands an object to another thread without copying it. */
@Claim("memory.threads-communicate-without-copying")
public class ThreadsCommunicateWithoutCopying {
  private static final String COPIED = "an equal copy came back";
  private static final String TEXT = "Dear worker, please send this back.";

  /**
   * Two letters, in words.
   *
   * @param equal whether they say the same
   * @param same whether they are one
   */
  private record Handed(String sent, String back, boolean equal, boolean same) {}

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

  @Control(refusedWith = COPIED)
  void aProcessGivesBackACopy(@Workers(1) ProcessCrew process, Evidence evidence) throws Exception {
    theVeryLetterIsGivenBack(process, evidence);
  }

  @Control(refusedWith = COPIED)
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

  @PythonCheck
  void aThreadOfPythonGivesBackAndPassesOnTheVeryLetter(CPython python, Evidence evidence) {
    for (String way : List.of("given back", "passed on")) {
      inPython("thread", way, python, evidence);
    }
  }

  @PythonControl(refusedWith = COPIED)
  void aProcessOfPythonGivesBackACopy(CPython python, Evidence evidence) throws Exception {
    StartMethods.eachIsRefused(
        python, COPIED, evidence, method -> inPython(method, "given back", python, evidence));
  }

  @PythonControl(refusedWith = COPIED)
  void aProcessOfPythonPassesOnACopyFromQueueToQueue(CPython python, Evidence evidence)
      throws Exception {
    StartMethods.eachIsRefused(
        python, COPIED, evidence, method -> inPython(method, "passed on", python, evidence));
  }

  private static void inPython(String world, String way, CPython python, Evidence evidence) {
    evidence.given("a letter that is " + way + (way.equals("passed on") ? " by queues" : ""));
    isTheVeryLetter(
        python.run(Handed.class, "threads_communicate_without_copying", world, way, TEXT),
        evidence);
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
    Letter letter = new Letter(TEXT);
    Letter back = exchange.with(letter);
    isTheVeryLetter(
        new Handed(identified(letter), identified(back), back.equals(letter), areOne(back, letter)),
        evidence);
  }

  private static boolean areOne(Object letter, Object other) {
    return letter == other;
  }

  private static void isTheVeryLetter(Handed handed, Evidence evidence) {
    evidence.when("the starter hands a letter to the worker, and the worker hands it back");
    evidence.fact("What the starter sent", handed.sent());
    evidence.fact("What came back", handed.back());
    assertThat(handed.equal()).as("an equal letter came back: %s", handed).isTrue();
    assertThat(handed.same()).withFailMessage(COPIED).isTrue();
  }

  /**
   * The number is for the reader; two objects may have the same, and the judgement asks neither.
   */
  private static String identified(Letter letter) {
    return letter + ", object " + Integer.toHexString(System.identityHashCode(letter));
  }
}
