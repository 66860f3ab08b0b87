package io.github.threadsvsprocesses.claims.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claims.CpuCurve;
import io.github.threadsvsprocesses.claims.CpuRounds;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Proposition;
import org.junit.jupiter.api.extension.ExtendWith;

/** Under the interpreter lock, more threads do no more CPU work per second. */
@Claim(value = "lock.cpu-work-does-not-scale", measured = true)
@ExtendWith({CpuRounds.Fixture.class, CpuCurve.Fixture.class})
class CpuWorkDoesNotScale {
  @Check
  void twoThreadsUnderTheLockDoNoMoreThanOne(CpuRounds rounds, CpuCurve curve, Evidence evidence)
      throws Exception {
    doesNotScale(rounds.ofThreadsUnderTheLock(Proposition.DOES_NOT_SCALE), evidence);
    curve.attachTo(evidence);
  }

  @Control(refusedWith = "they do scale: 2 threads without the lock: ")
  void theSameThreadsWithoutTheLock(CpuRounds rounds, Evidence evidence) throws Exception {
    doesNotScale(rounds.ofThreadsWithoutTheLock(Proposition.DOES_NOT_SCALE), evidence);
  }

  @Control(refusedWith = "they do scale: 2 processes, each under a lock of its own: ")
  void processesThatShareNoLock(CpuRounds rounds, Evidence evidence) throws Exception {
    doesNotScale(rounds.ofProcesses(Proposition.DOES_NOT_SCALE), evidence);
  }

  private static void doesNotScale(Certificate certificate, Evidence evidence) {
    evidence.when(CpuRounds.IN_WORDS);
    evidence.certificate(certificate);
    assertThat(certificate.holds())
        .withFailMessage("they do scale: %s", certificate.inWords())
        .isTrue();
  }
}
