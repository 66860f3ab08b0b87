package io.github.threadsvsprocesses.claims.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claims.CpuRounds;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Proposition;
import org.junit.jupiter.api.extension.ExtendWith;

/** Without an interpreter lock, CPU work scales over threads too. */
@Claim(value = "boundary.without-the-lock-threads-scale-too", measured = true)
@ExtendWith(CpuRounds.Fixture.class)
class WithoutTheLockThreadsScaleToo {
  @Check
  void twoThreadsWithoutTheLockDoMoreThanOneWorker(CpuRounds rounds, Evidence evidence)
      throws Exception {
    scales(rounds.ofThreadsWithoutTheLock(Proposition.SCALES), evidence);
  }

  @Control(refusedWith = "they do not scale: 2 threads under the interpreter lock: ")
  void theSameThreadsWithTheLockPutBack(CpuRounds rounds, Evidence evidence) throws Exception {
    scales(rounds.ofThreadsUnderTheLock(Proposition.SCALES), evidence);
  }

  private static void scales(Certificate certificate, Evidence evidence) {
    evidence.when(CpuRounds.IN_WORDS);
    evidence.certificate(certificate);
    assertThat(certificate.holds())
        .withFailMessage("they do not scale: %s", certificate.inWords())
        .isTrue();
  }
}
