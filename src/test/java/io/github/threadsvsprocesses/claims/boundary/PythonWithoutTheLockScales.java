package io.github.threadsvsprocesses.claims.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.CpuCurve;
import io.github.threadsvsprocesses.claims.python.CpusAtOnce;
import io.github.threadsvsprocesses.claims.python.PythonCurves;
import io.github.threadsvsprocesses.claims.python.PythonFixture;
import io.github.threadsvsprocesses.claims.python.PythonRounds;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Proposition;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a free-threaded CPython, threads compute at the same time and CPU work scales over them. The
 * control is the very same interpreter with the lock put back.
 */
@Claim(value = "boundary.python-without-the-lock-scales", measured = true)
@ExtendWith({PythonFixture.class, CpuCurve.Fixture.class})
class PythonWithoutTheLockScales {
  @PythonCheck
  void twoThreadsWithoutALockDoMoreThanOne(
      CPython python,
      PythonRounds rounds,
      PythonCurves curves,
      CpuCurve besideTheJvm,
      Evidence evidence)
      throws Exception {
    PythonRounds.requireNoLock(python);
    try {
      scales(rounds.ofThreadsWithoutALock(python, Proposition.SCALES), evidence);
    } finally {
      curves.attachTo(python, besideTheJvm, evidence);
    }
  }

  @PythonCheck
  void theyComputeAtTheSameTime(CPython python, PythonRounds rounds, Evidence evidence)
      throws Exception {
    Certificate rounded = rounds.ofThreadsWithoutALock(python, Proposition.SCALES);
    computeAtTheSameTime(rounds.cpusAtOnce(python, rounded), evidence);
  }

  @PythonControl(refusedWith = "they do not scale: 2 threads under the interpreter lock: ")
  void theSameThreadsWithTheLockPutBack(CPython python, PythonRounds rounds, Evidence evidence)
      throws Exception {
    PythonRounds.requireNoLock(python);
    scales(rounds.ofThreadsUnderTheLock(python, Proposition.SCALES), evidence);
  }

  @PythonControl(refusedWith = "they compute one at a time: 2 threads under the interpreter lock: ")
  void theirTimeWithTheLockPutBack(CPython python, PythonRounds rounds, Evidence evidence)
      throws Exception {
    PythonRounds.requireNoLock(python);
    Certificate rounded = rounds.ofThreadsUnderTheLock(python, Proposition.SCALES);
    computeAtTheSameTime(rounds.cpusAtOnce(python, rounded), evidence);
  }

  private static void scales(Certificate certificate, Evidence evidence) {
    evidence.when(PythonRounds.IN_WORDS);
    evidence.certificate(certificate);
    assertThat(certificate.holds())
        .withFailMessage("they do not scale: %s", certificate.inWords())
        .isTrue();
  }

  private static void computeAtTheSameTime(CpusAtOnce cpus, Evidence evidence) {
    evidence.when(PythonRounds.IN_WORDS);
    evidence.then(cpus.inWords());
    assertThat(cpus.hold(Proposition.SCALES))
        .withFailMessage("they compute one at a time: %s", cpus.inWords())
        .isTrue();
  }
}
