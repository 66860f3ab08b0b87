package io.github.threadsvsprocesses.bench.runner;

import io.github.threadsvsprocesses.bench.CpuCrew;
import io.github.threadsvsprocesses.crew.CpuWork;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Certificates;
import io.github.threadsvsprocesses.measure.Machine;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.ScalingMeasurement;
import io.github.threadsvsprocesses.measure.Undecided;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What our measurement says of the crews that JMH measures too, and what that took.
 *
 * @param seconds from the wish to know to the last answer: crews, calibration and warm-up included
 * @param totalUnits the work of every arm of every round
 * @param findings one of each crew
 */
record OurDecision(double seconds, long totalUnits, List<Finding> findings) {
  private static final double NANOS_IN_SECOND = 1e9;

  /**
   * What was found about a crew.
   *
   * @param speedUp over one worker, median of the rounds; null where none was valid
   * @param rounds that ran until there was an answer, or no time was left
   * @param validRounds those of them that counted
   */
  record Finding(
      CpuCrew crew,
      Proposition proposition,
      Answer answer,
      @Nullable Double speedUp,
      int rounds,
      int validRounds) {

    private static Finding of(CpuCrew crew, Certificate certificate) {
      return new Finding(
          crew,
          certificate.proposition(),
          certificate.answer(),
          certificate.crewSpeedUp(),
          certificate.rounds().size(),
          certificate.wealth().size());
    }

    /** Such as "no answer about 2 processes after 400 rounds, of which 80 were valid". */
    String withoutAnswer() {
      return "no answer about %s after %d rounds, of which %d were valid"
          .formatted(crew.inWords(), rounds, validRounds);
    }
  }

  OurDecision {
    findings = List.copyOf(findings);
  }

  /** Of the crew that took the most. */
  int rounds() {
    return findings.stream().mapToInt(Finding::rounds).max().orElse(0);
  }

  /** A question that is still open; nothing when all are answered. */
  Optional<Finding> undecided() {
    return findings.stream().filter(finding -> finding.answer() == Answer.UNDECIDED).findFirst();
  }

  /**
   * Measures, for about ten seconds.
   *
   * @throws NotHere where there are too few CPUs to ask
   */
  static OurDecision measure() throws Exception {
    try {
      Machine.here().requireCpus(CpuCrew.WORKERS);
    } catch (Undecided tooFew) {
      throw new NotHere(String.valueOf(tooFew.getMessage()));
    }
    long start = System.nanoTime();
    Certificates certificates = ask();
    return new OurDecision(
        (System.nanoTime() - start) / NANOS_IN_SECOND,
        certificates.all().get(0).totalUnits(),
        Stream.of(CpuCrew.UNDER_THE_LOCK, CpuCrew.WITHOUT_LOCK, CpuCrew.PROCESSES)
            .map(crew -> finding(crew, certificates))
            .toList());
  }

  /** Asks as the claims do. */
  private static Certificates ask() throws Exception {
    try (Crew oneWorker = CpuCrew.ONE_WORKER.start();
        Crew lockFree = CpuCrew.WITHOUT_LOCK.start();
        Crew underTheLock = CpuCrew.UNDER_THE_LOCK.start();
        Crew withoutLock = CpuCrew.WITHOUT_LOCK.start();
        Crew processes = CpuCrew.PROCESSES.start()) {
      return ScalingMeasurement.comparing(
              CpuWork.of(oneWorker), CpuWork.of(lockFree), CpuCrew.WORKERS)
          .ask(
              CpuCrew.UNDER_THE_LOCK.inWords(),
              CpuWork.of(underTheLock),
              Proposition.DOES_NOT_SCALE)
          .ask(CpuCrew.WITHOUT_LOCK.inWords(), CpuWork.of(withoutLock), Proposition.SCALES)
          .ask(CpuCrew.PROCESSES.inWords(), CpuWork.of(processes), Proposition.SCALES)
          .run();
    }
  }

  private static Finding finding(CpuCrew crew, Certificates certificates) {
    return certificates.all().stream()
        .filter(certificate -> certificate.crew().equals(crew.inWords()))
        .map(certificate -> Finding.of(crew, certificate))
        .findFirst()
        .orElseThrow();
  }
}
