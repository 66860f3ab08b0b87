package io.github.threadsvsprocesses.claims.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.CpuCurve;
import io.github.threadsvsprocesses.claims.CpuRounds;
import io.github.threadsvsprocesses.claims.python.PythonCurves;
import io.github.threadsvsprocesses.claims.python.PythonFixture;
import io.github.threadsvsprocesses.claims.python.PythonRounds;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Proposition;
import org.junit.jupiter.api.extension.ExtendWith;

/** Under the interpreter lock, more threads do no more CPU work per second. */
@Claim(value = "lock.cpu-work-does-not-scale", measured = true)
@ExtendWith({CpuRounds.Fixture.class, CpuCurve.Fixture.class, PythonFixture.class})
class CpuWorkDoesNotScale {
  @Check
  void twoThreadsUnderTheLockDoNoMoreThanOne(CpuRounds rounds, CpuCurve curve, Evidence evidence)
      throws Exception {
    try {
      doesNotScale(
          CpuRounds.IN_WORDS, rounds.ofThreadsUnderTheLock(Proposition.DOES_NOT_SCALE), evidence);
    } finally {
      curve.attachTo(evidence);
    }
  }

  /** Why so: by structure, the serial fraction of their work is 1. */
  @Check
  void allOfTheirWorkWasDoneOneAtATime(CpuRounds rounds, Evidence evidence) throws Exception {
    allWorkWasDoneOneAtATime(
        rounds.ofThreadsUnderTheLock(Proposition.DOES_NOT_SCALE), rounds.lock(), evidence);
  }

  @Control(refusedWith = "of them computed at once, so part of the work is parallel")
  void theWorkOfThreadsWithoutTheLock(CpuRounds rounds, Evidence evidence) throws Exception {
    allWorkWasDoneOneAtATime(
        rounds.ofThreadsWithoutTheLock(Proposition.DOES_NOT_SCALE), rounds.noLock(), evidence);
  }

  @Control(refusedWith = "they do scale: 2 threads without the lock: ")
  void theSameThreadsWithoutTheLock(CpuRounds rounds, Evidence evidence) throws Exception {
    doesNotScale(
        CpuRounds.IN_WORDS, rounds.ofThreadsWithoutTheLock(Proposition.DOES_NOT_SCALE), evidence);
  }

  @Control(refusedWith = "they do scale: 2 processes, each under a lock of its own: ")
  void processesThatShareNoLock(CpuRounds rounds, Evidence evidence) throws Exception {
    doesNotScale(CpuRounds.IN_WORDS, rounds.ofProcesses(Proposition.DOES_NOT_SCALE), evidence);
  }

  @PythonCheck
  void twoThreadsOfCpythonDoNoMoreThanOne(
      CPython python,
      PythonRounds rounds,
      PythonCurves curves,
      CpuCurve besideTheJvm,
      Evidence evidence)
      throws Exception {
    PythonRounds.requireLock(python);
    try {
      doesNotScale(
          PythonRounds.IN_WORDS,
          rounds.ofThreadsUnderTheLock(python, Proposition.DOES_NOT_SCALE),
          evidence);
    } finally {
      curves.attachTo(python, besideTheJvm, evidence);
    }
  }

  @PythonControl(refusedWith = "they do scale: 2 processes: ")
  void processesOfCpythonThatShareNoLock(CPython python, PythonRounds rounds, Evidence evidence)
      throws Exception {
    PythonRounds.requireLock(python);
    doesNotScale(
        PythonRounds.IN_WORDS, rounds.ofProcesses(python, Proposition.DOES_NOT_SCALE), evidence);
  }

  private static void allWorkWasDoneOneAtATime(
      Certificate certificate, Interpreter interpreter, Evidence evidence) {
    if (certificate.rounds().isEmpty()) {
      certificate.holds(); // Throws why there are none.
    }
    evidence.when(CpuRounds.IN_WORDS);
    evidence.fact(
        "Units of " + certificate.crew() + " done inside", interpreter.checkpointsInside());
    evidence.fact("Units done outside", interpreter.checkpointsOutside());
    evidence.fact("Threads inside at once, at most", interpreter.peakInside());
    assertThat(interpreter.checkpointsInside()).as("units done inside").isPositive();
    assertThat(interpreter.checkpointsOutside()).as("units done outside").isZero();
    assertThat(interpreter.peakInside())
        .withFailMessage(
            "%d of them computed at once, so part of the work is parallel",
            interpreter.peakInside())
        .isEqualTo(1);
  }

  private static void doesNotScale(String rounds, Certificate certificate, Evidence evidence) {
    evidence.when(rounds);
    evidence.certificate(certificate);
    assertThat(certificate.holds())
        .withFailMessage("they do scale: %s", certificate.inWords())
        .isTrue();
  }
}
