package io.github.threadsvsprocesses.claims.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.CpuCurve;
import io.github.threadsvsprocesses.claims.CpuRounds;
import io.github.threadsvsprocesses.claims.python.PythonFixture;
import io.github.threadsvsprocesses.claims.python.PythonRounds;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Proposition;
import org.junit.jupiter.api.extension.ExtendWith;

/** With an interpreter lock in each process, CPU work still scales over processes. */
@Claim(value = "parallel.cpu-work-scales-over-processes", measured = true)
@ExtendWith({CpuRounds.Fixture.class, CpuCurve.Fixture.class, PythonFixture.class})
class CpuWorkScalesOverProcesses {
  @Check
  void twoProcessesDoMoreThanOneWorker(CpuRounds rounds, CpuCurve curve, Evidence evidence)
      throws Exception {
    try {
      scales(CpuRounds.IN_WORDS, rounds.ofProcesses(Proposition.SCALES), evidence);
    } finally {
      curve.attachTo(evidence);
    }
  }

  @Control(refusedWith = "they do not scale: 2 threads under the interpreter lock: ")
  void twoThreadsUnderOneLock(CpuRounds rounds, Evidence evidence) throws Exception {
    scales(CpuRounds.IN_WORDS, rounds.ofThreadsUnderTheLock(Proposition.SCALES), evidence);
  }

  @Control(refusedWith = "they do not scale: 2 threads that do two thirds of the work under a ")
  void twoThreadsThatGainALittle(CpuRounds rounds, Evidence evidence) throws Exception {
    scales(CpuRounds.IN_WORDS, rounds.ofPartlyLockedThreads(Proposition.SCALES), evidence);
  }

  @PythonCheck
  void twoProcessesOfCpythonDoMoreThanOne(CPython python, PythonRounds rounds, Evidence evidence)
      throws Exception {
    scales(PythonRounds.IN_WORDS, rounds.ofProcesses(python, Proposition.SCALES), evidence);
  }

  /** Of a CPython that can do without the lock, with the lock put back. */
  @PythonControl(refusedWith = "they do not scale: 2 threads under the interpreter lock: ")
  void twoThreadsOfCpythonUnderItsLock(CPython python, PythonRounds rounds, Evidence evidence)
      throws Exception {
    scales(
        PythonRounds.IN_WORDS, rounds.ofThreadsUnderTheLock(python, Proposition.SCALES), evidence);
  }

  private static void scales(String rounds, Certificate certificate, Evidence evidence) {
    evidence.when(rounds);
    evidence.certificate(certificate);
    assertThat(certificate.holds())
        .withFailMessage("they do not scale: %s", certificate.inWords())
        .isTrue();
  }
}
