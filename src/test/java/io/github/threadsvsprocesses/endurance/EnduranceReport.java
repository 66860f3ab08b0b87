package io.github.threadsvsprocesses.endurance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What all conditions came to, as JSON and as a table; written anew after each run. */
final class EnduranceReport {
  static final String JSON_NAME = "endurance.json";
  static final String TABLE_NAME = "endurance.md";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final int SECONDS_PER_MINUTE = 60;

  /** The file's contents; {@code complete} is false until the last run is through. */
  private record Contents(
      int formatVersion,
      String startedAt,
      boolean complete,
      int rounds,
      Machine machine,
      Tally all,
      List<Tally> conditions) {}

  private final Path folder;
  private final String startedAt;
  private final int rounds;
  private final List<Tally> before;
  private int wrong;

  /** Nothing is written yet. */
  EnduranceReport(Path folder, String startedAt, int rounds) {
    this(folder, startedAt, rounds, List.of());
  }

  private EnduranceReport(Path folder, String startedAt, int rounds, List<Tally> before) {
    this.folder = folder;
    this.startedAt = startedAt;
    this.rounds = rounds;
    this.before = before;
  }

  /**
   * With what an earlier run has left that was stopped, or was of fewer rounds.
   *
   * @throws BadOption when it has left nothing to add to, or was of another machine or more rounds
   */
  EnduranceReport goingOn() throws IOException {
    Path file = folder.resolve(JSON_NAME);
    Contents left =
        Files.exists(file) ? JSON.readValue(Files.readAllBytes(file), Contents.class) : null;
    if (left == null) {
      throw new BadOption("-Dresume=true: there is no " + file + " to go on with.");
    }
    if (left.complete() && left.rounds() == rounds) {
      throw new BadOption(
          "-Dresume=true: the run in %s is through with its %d rounds; -Drounds with more adds to them."
              .formatted(file, rounds));
    }
    Machine here = Machine.here();
    if (left.rounds() > rounds
        || left.machine().cpus() != here.cpus()
        || !left.machine().jdk().equals(here.jdk())) {
      throw new BadOption(
          "-Dresume=true: the run in %s was of %d rounds on %s with %d CPUs, %s."
              .formatted(
                  file,
                  left.rounds(),
                  left.machine().os(),
                  left.machine().cpus(),
                  left.machine().jdk()));
    }
    return new EnduranceReport(folder, left.startedAt(), rounds, left.conditions());
  }

  /** What an earlier run had of a condition; empty where it has to be tried from the first. */
  Optional<Tally> measuredBefore(Condition condition) {
    return before.stream()
        .filter(tally -> tally.condition().equals(condition.name()) && tally.notTried() == null)
        .findFirst();
  }

  void write(List<Tally> tallies, boolean complete) throws IOException {
    Files.createDirectories(folder);
    Tally all = Tally.sum(tallies);
    replace(
        JSON_NAME,
        JSON.writeValueAsBytes(
            new Contents(1, startedAt, complete, rounds, Machine.here(), all, tallies)));
    replace(TABLE_NAME, table(tallies, all, complete).getBytes(StandardCharsets.UTF_8));
  }

  /** A wrong answer is kept whole: it is what this looks for. */
  Path keep(Certificate certificate) throws IOException {
    Files.createDirectories(folder);
    wrong++;
    Path file =
        folder.resolve("endurance-wrong-%s-%d.json".formatted(startedAt.replace(":", ""), wrong));
    return Files.write(file, JSON.writeValueAsBytes(certificate));
  }

  /** Copies what was written last into another folder; it makes the reference. */
  void copyTo(Path other) throws IOException {
    Files.createDirectories(other);
    for (String name : List.of(JSON_NAME, TABLE_NAME)) {
      Files.copy(folder.resolve(name), other.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void replace(String name, byte[] content) throws IOException {
    Path whole = folder.resolve(name + ".tmp");
    Files.write(whole, content);
    Files.move(whole, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private String table(List<Tally> tallies, Tally all, boolean complete) {
    StringBuilder text = new StringBuilder("# How often is a timed verdict wrong?\n\n");
    text.append(
        """
        The checks and controls of the timed claims, decided again and again under each condition.
        Threads under the interpreter lock do not scale, nor do those that do two thirds of the work under one; threads without it and processes do.
        Any other answer is wrong.
        To stay undecided is no answer, and no error.

        """);
    Machine machine = Machine.here();
    text.append(
        String.format(
            Locale.ROOT,
            "**%,d decisions, %,d of them answered, %d wrong.** %s, %s %s, %d CPUs, %s; %d minutes.%n%n",
            all.decisions(),
            all.confirmed() + all.refuted(),
            all.wrong(),
            complete ? startedAt : "Not complete, begun " + startedAt,
            machine.os(),
            machine.arch(),
            machine.cpus(),
            machine.jdk(),
            Math.round((double) all.seconds() / SECONDS_PER_MINUTE)));
    text.append(
            "| Condition | Runs | with an answer | Decisions | Hold | Fail | Undecided | Wrong |")
        .append(" Wrong runs, at most |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    tallies.forEach(tally -> text.append(row(tally)));
    text.append(row(all));
    text.append(
        """

        The last column is the exact upper bound (Clopper and Pearson, 95 %) on the chance that a run with an answer holds a wrong one.
        It counts runs, not answers, since the answers of a run share their rounds and so their luck.

        ## Why some stayed undecided

        """);
    tallies.forEach(tally -> text.append(reasons(tally)));
    return text.toString();
  }

  private static String row(Tally tally) {
    Double bound = tally.mostOftenWrong();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %,d | %d | %d | %d | %d | %s |%n",
        tally.inWords(),
        tally.runs(),
        tally.runsWithAnAnswer(),
        tally.decisions(),
        tally.confirmed(),
        tally.refuted(),
        tally.stillOpen(),
        tally.wrong(),
        bound == null ? "" : String.format(Locale.ROOT, "%.2f %%", 100 * bound));
  }

  /** A line each: what was not tried, what stayed open, what broke. */
  private static String reasons(Tally tally) {
    List<String> reasons = new ArrayList<>();
    if (tally.notTried() != null) {
      reasons.add("not tried: " + tally.notTried());
    }
    tally.undecided().forEach((reason, times) -> reasons.add(times + " × " + reason));
    tally.broken().forEach(why -> reasons.add("**a run broke**: " + why));
    return reasons.stream()
        .map(reason -> "- " + tally.inWords() + ": " + reason + "\n")
        .collect(Collectors.joining());
  }
}
