package io.github.threadsvsprocesses.measure;

import static io.github.threadsvsprocesses.measure.Proposition.DOES_NOT_SCALE;
import static io.github.threadsvsprocesses.measure.Proposition.HARDLY_FASTER;
import static io.github.threadsvsprocesses.measure.Proposition.SCALES;
import static io.github.threadsvsprocesses.measure.Proposition.SLOWER;
import static io.github.threadsvsprocesses.measure.SimulatedMachine.CREW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A few lines of another language come to the same answers by the same raw times. */
class RecomputeScriptTest {
  private static final String SCRIPT = "src/test/resources/recompute.py";
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** The interpreter itself: what stands on the PATH may be a script that looks for one. */
  private static String python = "python3";

  @TempDir private static Path folder;

  @BeforeAll
  static void pythonIsHere() throws Exception {
    String isNewEnough =
        "import sys; print(sys.executable); sys.exit(0 if sys.version_info >= (3, 6) else 3)";
    boolean here;
    try {
      Run told = run(python, "-c", isNewEnough);
      here = told.exit() == 0;
      python = here ? told.output().strip() : python;
    } catch (IOException notOnThePath) {
      here = false;
    }
    assumeTrue(here, "needs a python3, 3.6 or newer, on the PATH");
  }

  @Test
  void itComesToTheSameAnswers() throws Exception {
    Set<VoidCause> causes = EnumSet.noneOf(VoidCause.class);
    Set<Answer> met = EnumSet.noneOf(Answer.class);
    for (double[] oneOrOther : new double[][] {{1.0, 1.0}, {1.0, 1.8}, {1.8, 1.8}}) {
      for (Certificate certificate : disturbed(oneOrOther[0], oneOrOther[1])) {
        met.add(certificate.answer());
        Run run = recompute(certificate);
        assertThat(run).isEqualTo(new Run(0, expected(certificate)));
        causes.addAll(certificate.voids().keySet());
      }
    }
    assertThat(met).containsExactlyInAnyOrder(Answer.values());
    assertThat(causes).isEqualTo(EnumSet.complementOf(EnumSet.of(VoidCause.TOO_SHORT)));
  }

  @Test
  void itComesToTheSameAnswersBesideARival() throws Exception {
    for (double speedUp : new double[] {1.9, 3.0}) {
      SimulatedMachine machine = new SimulatedMachine(24).withNoise(0.1);
      Certificate certificate =
          machine
              .measurement()
              .ask("the rival", machine.arm(() -> 1.8), SCALES)
              .ask(CREW, machine.arm(() -> speedUp), SCALES)
              .askBeside("the rival", CREW, HARDLY_FASTER)
              .run()
              .of(CREW, HARDLY_FASTER);
      assertThat(certificate.answer()).isNotEqualTo(Answer.UNDECIDED);
      assertThat(recompute(certificate)).isEqualTo(new Run(0, expected(certificate)));
    }
  }

  @Test
  void itComesToTheSameAnswersOfASlowerCrew() throws Exception {
    for (double speedUp : new double[] {0.3, 1.0, 1.8}) {
      SimulatedMachine machine = new SimulatedMachine(25).withNoise(0.1);
      machine.givingLockFreeThreads(() -> machine.toss(0.2) ? 1.55 : 1.95);
      Certificate certificate =
          machine
              .measurement()
              .ask(CREW, machine.arm(() -> speedUp), SLOWER)
              .run()
              .of(CREW, SLOWER);
      assertThat(certificate.rounds()).isNotEmpty();
      assertThat(recompute(certificate)).isEqualTo(new Run(0, expected(certificate)));
    }
  }

  @Test
  void itComesToTheSameAnswersWhereOneWorkerAloneWasHeldUp() throws Exception {
    SimulatedMachine machine = new SimulatedMachine(26);
    machine.givingLockFreeThreads(() -> 2.3);
    Certificate certificate =
        machine.measurement().ask(CREW, machine.arm(() -> 1.6), SCALES).run().of(CREW, SCALES);
    assertThat(certificate.answer()).isEqualTo(Answer.HOLDS);
    assertThat(recompute(certificate)).isEqualTo(new Run(0, expected(certificate)));
  }

  @Test
  void ofNoRoundsItKnowsNothing() throws Exception {
    Certificate none =
        ScalingMeasurement.comparing(units -> {}, units -> {}, 2)
            .on(SimulatedMachine.withCpus(1), () -> 0)
            .ask(CREW, units -> {}, SCALES)
            .run()
            .of(CREW, SCALES);
    assertThat(recompute(none)).isEqualTo(new Run(0, expected(none)));
  }

  @Test
  void itDoesNotBelieveAForgedCertificate() throws Exception {
    Certificate honest = new SimulatedMachine(5).withNoise(0.1).judge(() -> 1.0).of(CREW, SCALES);
    List<MeasuredRound> forged =
        honest.rounds().stream()
            .map(
                r ->
                    new MeasuredRound(
                        r.oneWorkerSelecting(),
                        r.oneWorkerJudging(),
                        r.lockFreeSelecting(),
                        r.lockFreeJudging(),
                        r.crew(),
                        r.rival(),
                        r.disturbance(),
                        null,
                        RoundOutcome.FOR))
            .toList();
    Run run = recompute(saying(honest, Answer.HOLDS, honest.losses(), honest.leastNanos(), forged));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.output()).startsWith(expected(honest)).endsWith("the certificate says HOLDS\n");
  }

  @Test
  void aRoundTooShortForItsCertificateIsVoid() throws Exception {
    Certificate honest = new SimulatedMachine(5).judge(() -> 1.9).of(CREW, SCALES);
    Run run =
        recompute(
            saying(honest, Answer.HOLDS, honest.wins(), Long.MAX_VALUE / 1000, honest.rounds()));
    assertThat(run)
        .isEqualTo(
            new Run(
                1,
                """
                UNDECIDED
                wins 0
                losses 0
                notFor 0
                notAgainst 0
                TOO_SHORT 19
                the certificate says HOLDS
                """));
  }

  @Test
  void countsThatDoNotFitAreRefused() throws Exception {
    Certificate honest = new SimulatedMachine(5).judge(() -> 1.9).of(CREW, SCALES);
    assertThat(
            recompute(
                    saying(
                        honest,
                        Answer.HOLDS,
                        honest.wins() + 1,
                        honest.leastNanos(),
                        honest.rounds()))
                .output())
        .endsWith("the certificate counts otherwise\n");
  }

  @ParameterizedTest
  @CsvSource({
    "alpha, 0.001, alpha is 0.001: errors are too frequent",
    "workers, 1, 1 workers: with one there is nothing to compare"
  })
  void termsThatMakeItEasyAreRefused(String term, double value, String complaint) throws Exception {
    Certificate honest = new SimulatedMachine(5).judge(() -> 1.9).of(CREW, SCALES);
    ObjectNode easy = new ObjectMapper().valueToTree(honest);
    easy.put(term, value);
    Path file = folder.resolve("certificate.json");
    Files.writeString(file, easy.toString());
    assertThat(run(python, SCRIPT, file.toString())).isEqualTo(new Run(1, complaint + "\n"));
  }

  @Test
  void roundsAfterTheAnswerAreRefused() throws Exception {
    Certificate honest = new SimulatedMachine(5).judge(() -> 1.9).of(CREW, SCALES);
    List<MeasuredRound> more = new ArrayList<>(honest.rounds());
    more.add(more.get(0));
    assertThat(recompute(saying(honest, Answer.HOLDS, honest.wins(), honest.leastNanos(), more)))
        .isEqualTo(new Run(1, "there are rounds after the answer HOLDS\n"));
  }

  /**
   * Both judgements of a crew on a machine that is throttled, stolen from and busy now and then.
   */
  private static List<Certificate> disturbed(double one, double other) throws Exception {
    SimulatedMachine machine = new SimulatedMachine(11).withNoise(0.03);
    machine.givingLockFreeThreads(() -> machine.toss(0.3) ? 1 : 1.95);
    long[] counted = {0, 0, 0};
    return machine
        .measurement()
        .within(new Limits(Limits.LAPS, Limits.LAP, 60, Duration.ofHours(1)))
        .disturbed(
            () -> {
              counted[0] += machine.toss(0.02) ? 100_000_000 : 0;
              counted[1] += machine.toss(0.02) ? 1_000_000 : 0;
              counted[2] += machine.toss(0.02) ? 30_000_000 : 0;
              return new Counters(counted[0], counted[1], null, counted[2], null);
            })
        .ask(CREW, machine.arm(() -> machine.toss(0.5) ? one : other), SCALES, DOES_NOT_SCALE)
        .run()
        .all();
  }

  private static Certificate saying(
      Certificate of, Answer answer, int wins, long leastNanos, List<MeasuredRound> rounds) {
    return new Certificate(
        of.crew(),
        of.rival(),
        of.proposition(),
        answer,
        null,
        of.alpha(),
        wins,
        0,
        of.voids(),
        of.seed(),
        of.workers(),
        of.totalUnits(),
        of.laps(),
        leastNanos,
        rounds,
        of.wealth(),
        of.crewSpeedUp(),
        of.machineSpeedUp());
  }

  private static String expected(Certificate certificate) {
    StringBuilder lines =
        new StringBuilder(
            "%s\nwins %d\nlosses %d\nnotFor %d\nnotAgainst %d\n"
                .formatted(
                    certificate.answer(),
                    certificate.wins(),
                    certificate.losses(),
                    count(certificate, RoundOutcome.NOT_FOR),
                    count(certificate, RoundOutcome.NOT_AGAINST)));
    Map<String, Integer> voids = new TreeMap<>();
    certificate.voids().forEach((cause, count) -> voids.put(cause.name(), count));
    voids.forEach((cause, count) -> lines.append(cause + " " + count + "\n"));
    return lines.toString();
  }

  private static long count(Certificate certificate, RoundOutcome outcome) {
    return certificate.rounds().stream().filter(round -> round.outcome() == outcome).count();
  }

  private record Run(int exit, String output) {}

  private static Run recompute(Certificate certificate) throws Exception {
    Path file = folder.resolve("certificate.json");
    Files.write(file, new ObjectMapper().writeValueAsBytes(certificate));
    return run(python, SCRIPT, file.toString());
  }

  private static Run run(String... command) throws Exception {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(TimeoutFactor.times(DEADLINE).toMillis(), TimeUnit.MILLISECONDS))
          .as("%s ends", List.of(command))
          .isTrue();
      return new Run(
          process.exitValue(), Files.readString(output).replace(System.lineSeparator(), "\n"));
    } finally {
      process.destroyForcibly();
    }
  }
}
