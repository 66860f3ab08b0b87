package io.github.threadsvsprocesses.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts of earlier full runs, oldest first: {@code history.jsonl}, a line of JSON for each.
 * Immutable.
 *
 * @param runs the last {@value #MOST_RUNS} at most
 */
public record History(List<Run> runs) {
  /** Its name in the folder of the reports. */
  public static final String NAME = "history.jsonl";

  /** Some three hundred kilobytes; who runs it daily sees more than half a year. */
  static final int MOST_RUNS = 200;

  private static final int MOST_CHANGES = 4;

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public History {
    runs = List.copyOf(runs);
  }

  /**
   * What one run said, each claim on the runtime that counts for it.
   *
   * @param startedAt when it began, ISO 8601 in UTC
   * @param machine where it took place
   * @param verdicts by the claim's id; one that is planned or was not reached is absent
   */
  public record Run(String startedAt, MachineFacts machine, Map<String, Verdict> verdicts) {
    public Run {
      verdicts = Map.copyOf(verdicts);
    }

    /** This run, told as briefly. */
    static Run of(Article article, Verdicts run) {
      Map<String, Verdict> verdicts = new LinkedHashMap<>();
      run.claims()
          .forEach(
              claim ->
                  article
                      .claim(claim.id())
                      .flatMap(claim::counted)
                      .filter(counted -> !Verdicts.DID_NOT_RUN.equals(counted.reason()))
                      .ifPresent(counted -> verdicts.put(claim.id(), counted.verdict())));
      return new Run(run.startedAt(), run.machine(), verdicts);
    }
  }

  /**
   * A claim of which two runs in a row say different things.
   *
   * @param before null when the earlier run did not judge it
   * @param now null when the later one did not
   */
  public record Change(String id, @Nullable Verdict before, @Nullable Verdict now) {
    /** Such as "confirmed before, refuted now". */
    public String inWords() {
      return word(before) + " before, " + word(now) + " now";
    }

    private static String word(@Nullable Verdict verdict) {
      return verdict == null ? "not judged" : verdict.word();
    }
  }

  /**
   * Reads it. What is no run, such as a line of which a full disk took the end, is left out.
   *
   * @param reports the folder; a history that is not there is empty
   */
  public static History in(Path reports) throws IOException {
    Path file = reports.resolve(NAME);
    if (!Files.exists(file)) {
      return new History(List.of());
    }
    List<Run> runs = new ArrayList<>();
    // Decoded leniently: one broken byte must not cost all runs.
    for (String line :
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()) {
      read(line).ifPresent(runs::add);
    }
    return new History(runs);
  }

  private static Optional<Run> read(String line) {
    try {
      Run run = JSON.readValue(line, Run.class);
      return run == null || run.startedAt() == null || run.machine() == null
          ? Optional.empty()
          : Optional.of(run);
    } catch (JsonProcessingException | NullPointerException noRun) {
      return Optional.empty();
    }
  }

  /**
   * With one run more, or in place of what it had said before. Written whole or not at all.
   *
   * @param run a full one
   */
  public static History add(Path reports, Article article, Verdicts run) throws IOException {
    History with = in(reports).and(Run.of(article, run));
    StringBuilder lines = new StringBuilder();
    for (Run each : with.runs) {
      lines.append(JSON.writeValueAsString(each)).append('\n');
    }
    WholeFile.write(reports.resolve(NAME), lines);
    return with;
  }

  History and(Run run) {
    List<Run> all =
        new ArrayList<>(
            Stream.concat(
                    runs.stream().filter(each -> !each.startedAt().equals(run.startedAt())),
                    Stream.of(run))
                .toList());
    return new History(all.subList(Math.max(0, all.size() - MOST_RUNS), all.size()));
  }

  /** The run before the last one. */
  public Optional<Run> previous() {
    return runs.size() < 2 ? Optional.empty() : Optional.of(runs.get(runs.size() - 2));
  }

  /** What the last run says otherwise than the one before, in the article's order. */
  public List<Change> changes(Article article) {
    Run before = previous().orElse(null);
    if (before == null) {
      return List.of();
    }
    Run now = runs.get(runs.size() - 1);
    return article
        .claims()
        .map(
            claim ->
                new Change(
                    claim.id(), before.verdicts().get(claim.id()), now.verdicts().get(claim.id())))
        .filter(change -> change.before() != change.now())
        .toList();
  }

  /** The changes as one line; null when there is no run before. */
  public @Nullable String changesInWords(Article article) {
    Run before = previous().orElse(null);
    if (before == null) {
      return null;
    }
    List<Change> changes = changes(article);
    String since = " since " + before.startedAt() + ", " + before.machine().jdk();
    return changes.isEmpty()
        ? "No verdict has changed" + since + "."
        : "Changed"
            + since
            + ": "
            + changes.stream()
                .limit(MOST_CHANGES)
                .map(change -> change.id() + " (" + change.inWords() + ")")
                .collect(Collectors.joining(", "))
            + (changes.size() > MOST_CHANGES ? ", and others." : ".");
  }

  /**
   * What the last runs said of a claim, oldest first; those that did not judge it are left out.
   *
   * @param most runs
   */
  public List<Verdict> of(String claim, int most) {
    List<Verdict> all =
        runs.stream()
            .filter(run -> run.verdicts().containsKey(claim))
            .map(run -> run.verdicts().get(claim))
            .toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }
}
