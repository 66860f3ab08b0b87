package io.github.threadsvsprocesses.endurance;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * {@code mvn verify -Pendurance -Drounds=N}: the timed claims, N times under each condition, each
 * time in a JVM of its own. Fails when a single answer is wrong. What was stopped goes on with
 * {@code -Dresume=true}, and so does what was of fewer rounds.
 */
public final class EnduranceCommand {
  /** The measurement's own cap is 30 s; starting crews under a burden takes the rest. */
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final EnduranceOptions options;
  private final EnduranceReport report;

  /** By condition; those of an earlier run stay until they are added to. */
  private final Map<String, Tally> tallies = new LinkedHashMap<>();

  private EnduranceCommand(EnduranceOptions options) throws IOException {
    this.options = options;
    EnduranceReport fresh =
        new EnduranceReport(
            options.reports(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            options.rounds());
    this.report = options.resume() ? fresh.goingOn() : fresh;
  }

  public static void main(String[] arguments) throws Exception {
    try {
      boolean noneWrong = new EnduranceCommand(EnduranceOptions.read(System.getProperties())).run();
      System.exit(noneWrong ? 0 : 1);
    } catch (BadOption mistake) {
      System.err.println(mistake.getMessage());
      System.exit(2);
    }
  }

  private boolean run() throws IOException, InterruptedException {
    for (Condition condition : options.conditions()) {
      report.measuredBefore(condition).ifPresent(before -> tallies.put(condition.name(), before));
    }
    for (Condition condition : options.conditions()) {
      endure(condition);
    }
    report.write(inOrder(), true);
    Tally all = Tally.sum(inOrder());
    System.out.printf(
        "%d decisions, %d wrong, %d undecided; %d runs broke: %s%n",
        all.decisions(),
        all.wrong(),
        all.stillOpen(),
        all.broken().size(),
        options.reports().resolve(EnduranceReport.TABLE_NAME));
    boolean fine = all.wrong() == 0 && all.broken().isEmpty();
    Path reference = options.reference();
    if (fine && reference != null) {
      report.copyTo(reference);
    }
    return fine;
  }

  private void endure(Condition condition) throws IOException, InterruptedException {
    Tally tally = tallies.getOrDefault(condition.name(), Tally.nothingOf(condition, null));
    int before = tally.runs() + tally.broken().size();
    if (before > 0) {
      System.out.println(condition.name() + ": " + before + " runs were measured before.");
    }
    int rounds = condition.timesEachRound() * options.rounds();
    for (int round = before + 1; round <= rounds; round++) {
      String run = "%s, run %d of %d: ".formatted(condition.name(), round, rounds);
      long start = System.nanoTime();
      try {
        List<Certificate> certificates = measureUnder(condition);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        tally = tally.and(certificates, seconds);
        tell(run, certificates, seconds);
      } catch (NotHere reason) {
        if (tally.runs() == 0) {
          System.out.println(run + "not tried here: " + reason.getMessage());
          tallies.put(condition.name(), Tally.nothingOf(condition, reason.getMessage()));
          return;
        }
        tally = tally.andBroken(reason.toString());
      } catch (InterruptedException ended) {
        throw ended;
      } catch (Exception broken) {
        // Counted, and told at the end: a run must not vanish because it went wrong.
        System.err.println(run + "broke: " + broken);
        tally = tally.andBroken(broken.toString());
      }
      tallies.put(condition.name(), tally);
      report.write(inOrder(), false); // What is known so far survives a Ctrl-C.
    }
  }

  /** What is known of the conditions, in the order in which they are tried. */
  private List<Tally> inOrder() {
    return options.conditions().stream()
        .map(condition -> tallies.get(condition.name()))
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<Certificate> measureUnder(Condition condition) throws Exception {
    try (Laid laid = Laid.on(ForkedJvm.start(), condition)) {
      return laid.measuring()
          .submit(new MeasuresCpuRounds())
          .get(TimeoutFactor.times(DEADLINE).toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** A child and its burden. The child ends first: a control group must be empty to be removed. */
  private record Laid(ForkedJvm measuring, Burden burden) implements AutoCloseable {
    static Laid on(ForkedJvm measuring, Condition condition) throws Exception {
      try {
        return new Laid(measuring, condition.burden().layOn(measuring));
      } catch (Exception notLaid) {
        measuring.close();
        throw notLaid;
      }
    }

    @Override
    public void close() throws IOException {
      try {
        measuring.close();
      } finally {
        burden.close();
      }
    }
  }

  private void tell(String run, List<Certificate> certificates, long seconds) throws IOException {
    long open = certificates.stream().filter(each -> each.answer() == Answer.UNDECIDED).count();
    System.out.printf(
        "%s%d answers, %d undecided, in %d s%n", run, certificates.size() - open, open, seconds);
    for (Certificate certificate : certificates) {
      if (Tally.isWrong(certificate)) {
        System.err.println("WRONG: " + certificate.inWords() + ": " + report.keep(certificate));
      }
    }
  }
}
