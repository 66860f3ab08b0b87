package io.github.threadsvsprocesses.claims.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.AsksADevice;
import io.github.threadsvsprocesses.children.ComputesForADevice;
import io.github.threadsvsprocesses.children.Room;
import io.github.threadsvsprocesses.children.Sighting;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.python.PythonFixture;
import io.github.threadsvsprocesses.claims.python.PythonWaits;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Proposition;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** A thread that waits lets go of the interpreter lock; others can compute or wait meanwhile. */
@Claim("lock.is-released-while-waiting")
@ExtendWith(PythonFixture.class)
class IsReleasedWhileWaiting {
  private static final int REQUESTS = 4;
  private static final int UNITS = 100;

  @Check
  void othersWaitMeanwhile(Evidence evidence) throws Exception {
    allRequestsAreInFlightAtOnce(true, evidence);
  }

  @Check
  void anotherComputesMeanwhile(Evidence evidence) throws Exception {
    anotherComputesUntilTheAnswer(true, evidence);
  }

  @Control(refusedWith = "requests in flight at once: 1 of 4; 3 threads queued for the lock")
  void theLockIsHeldWhileOthersWouldWait(Evidence evidence) throws Exception {
    allRequestsAreInFlightAtOnce(false, evidence);
  }

  @Control(refusedWith = "nobody computed: 1 thread queued for the lock")
  void theLockIsHeldWhileAnotherWouldCompute(Evidence evidence) throws Exception {
    anotherComputesUntilTheAnswer(false, evidence);
  }

  /** Where nobody sees who queues, measured: waits that follow each other take twice as long. */
  @PythonCheck
  void threadsOfCpythonWaitTogether(CPython python, PythonWaits waits, Evidence evidence)
      throws Exception {
    theyWaitTogether(waits.ofThreads(python, Proposition.SCALES), evidence);
  }

  @PythonControl(
      refusedWith = "they wait one after another: 2 threads that hold the interpreter lock")
  void threadsOfCpythonThatHoldTheLock(CPython python, PythonWaits waits, Evidence evidence)
      throws Exception {
    theyWaitTogether(waits.ofThreadsHoldingTheLock(python, Proposition.SCALES), evidence);
  }

  private static void theyWaitTogether(Certificate certificate, Evidence evidence) {
    evidence.when(PythonWaits.IN_WORDS);
    evidence.certificate(certificate);
    assertThat(certificate.holds())
        .withFailMessage("they wait one after another: %s", certificate.inWords())
        .isTrue();
  }

  private static void allRequestsAreInFlightAtOnce(boolean letsGo, Evidence evidence)
      throws Exception {
    Interpreter interpreter = Interpreter.withLock();
    Room device = Room.forAll(REQUESTS);
    List<Sighting> answers;
    try (ThreadCrew threads = ThreadCrew.start(REQUESTS, interpreter)) {
      given(threads, letsGo, evidence);
      evidence.when(
          "each asks a device that answers when %d requests are there".formatted(REQUESTS)
              + ", or when the others are seen queueing for a lock that the one there holds");
      answers = threads.run(new AsksADevice(device, letsGo));
    }
    answers.forEach(answer -> evidence.fact("A thread that waited saw", answer));

    assertThat(device.mostInside())
        .withFailMessage(
            "requests in flight at once: %d of %d; %d threads queued for the lock that a waiting"
                + " thread held",
            device.mostInside(), REQUESTS, mostQueueing(answers))
        .isEqualTo(REQUESTS);
    assertThat(interpreter.peakInside()).as("threads inside at once").isEqualTo(1);
  }

  private static void anotherComputesUntilTheAnswer(boolean letsGo, Evidence evidence)
      throws Exception {
    Interpreter interpreter = Interpreter.withLock();
    Room device = Room.forAll(2);
    Sighting answer;
    try (ThreadCrew threads = ThreadCrew.start(2, interpreter)) {
      given(threads, letsGo, evidence);
      evidence.when("one asks a device; once it waits, another starts to compute the answer");
      // Together, so that neither is awaited once the other has failed.
      answer =
          threads
              .runEach(
                  List.of(new AsksADevice(device, letsGo), new ComputesForADevice(device, UNITS)))
              .get(0);
    }
    evidence.fact("The thread that waited saw", answer);
    evidence.fact("Turns inside", interpreter.turns());

    assertThat(answer.inside())
        .withFailMessage(
            "nobody computed: %d thread queued for the lock that the waiting thread held",
            answer.waitingFor().size())
        .isEqualTo(2);
    assertThat(interpreter.peakInside()).as("threads inside at once").isEqualTo(1);
  }

  private static void given(ThreadCrew threads, boolean letsGo, Evidence evidence) {
    evidence.given(
        threads.inWords() + (letsGo ? ", let go of" : ", held") + " while a thread waits");
  }

  private static int mostQueueing(List<Sighting> answers) {
    return answers.stream().mapToInt(answer -> answer.waitingFor().size()).max().orElseThrow();
  }
}
