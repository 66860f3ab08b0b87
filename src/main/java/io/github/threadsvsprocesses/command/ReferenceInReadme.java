package io.github.threadsvsprocesses.command;

import io.github.threadsvsprocesses.evidence.ChoiceFile;
import io.github.threadsvsprocesses.evidence.ChoicePage;
import io.github.threadsvsprocesses.verdict.Columns;
import io.github.threadsvsprocesses.verdict.VerdictTable;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.CheckOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.ControlOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.workload.ChoiceTable;
import io.github.threadsvsprocesses.workload.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a README tells of the reference run, between marks; never written by hand. */
public final class ReferenceInReadme {
  private static final String END = "<!-- end -->";
  private static final String NOT_JUDGED = "–";

  private ReferenceInReadme() {}

  /**
   * Renews the marked parts of a README beside the reports; one without marks stays as it is.
   *
   * @param reports whose {@code reference/} holds the run
   */
  static void renew(Path reports, Verdicts verdicts) throws IOException {
    Path readme = reports.toAbsolutePath().resolveSibling("README.md");
    if (Files.exists(readme)) {
      ChoiceTable choice = ChoiceFile.read(reports.resolve("reference")).orElse(null);
      Files.writeString(readme, renewed(Files.readString(readme), verdicts, choice));
    }
  }

  /**
   * A README with its marked parts as these verdicts have them.
   *
   * @param choice the compared workloads; null where the run compared none
   */
  public static String renewed(String readme, Verdicts verdicts, @Nullable ChoiceTable choice) {
    String withClaims = part(readme, "<!-- reference: claims -->", claims(verdicts));
    return part(withClaims, "<!-- reference: workloads -->", workloads(choice));
  }

  private static String part(String readme, String mark, String content) {
    int start = readme.indexOf(mark);
    int end = readme.indexOf(END, start);
    return start < 0 || end < 0
        ? readme
        : readme.substring(0, start + mark.length()) + "\n" + content + readme.substring(end);
  }

  private static String claims(Verdicts verdicts) {
    StringBuilder text = new StringBuilder();
    text.append(VerdictTable.counts(verdicts.summary())).append('\n');
    text.append("Judged on ").append(VerdictTable.machine(verdicts.machine()));
    text.append(" in ").append(verdicts.durationMillis() / 1_000).append(" s.\n\n");
    List<String> runtimes = Columns.of(verdicts).shown();
    text.append("| Claim | ")
        .append(String.join(" | ", runtimes))
        .append(" | Passed and refused |\n");
    text.append("|---".repeat(runtimes.size() + 2)).append("|\n");
    for (ClaimVerdict claim : verdicts.claims()) {
      text.append("| ").append(claim.statement()).append(" | ");
      for (String runtime : runtimes) {
        text.append(claim.on(runtime).map(on -> on.verdict().word()).orElse(NOT_JUDGED));
        text.append(" | ");
      }
      text.append(claim.runtimes().stream().findFirst().map(ReferenceInReadme::seen).orElse(""));
      text.append(" |\n");
    }
    return text.toString();
  }

  private static String seen(RuntimeVerdict on) {
    long passed = on.checks().stream().filter(c -> c.outcome() == CheckOutcome.PASSED).count();
    long refused =
        on.controls().stream().filter(c -> c.outcome() == ControlOutcome.REFUSED).count();
    return String.format(
        Locale.ROOT,
        "%d of %d checks, %d of %d controls",
        passed,
        on.checks().size(),
        refused,
        on.controls().size());
  }

  private static boolean hasVirtualThreads(ChoiceTable choice) {
    return choice.workloads().stream()
        .anyMatch(row -> row.speedUps().containsKey(Way.VIRTUAL_THREADS));
  }

  private static String workloads(@Nullable ChoiceTable choice) {
    if (choice == null) {
      return "The reference run has compared no workloads.\n";
    }
    List<String> parts = new ArrayList<>();
    parts.add(
        "![How many times as fast as one worker: threads, "
            + (hasVirtualThreads(choice) ? "virtual threads, " : "")
            + "processes](reports/reference/"
            + ChoiceFile.PICTURE
            + ")");
    parts.add(ChoicePage.workloads(choice));
    parts.add(ChoicePage.costs(choice));
    if (!choice.breakEvens().isEmpty()) {
      parts.add(ChoicePage.breakEvens(choice));
    }
    return parts.stream().map(String::strip).collect(Collectors.joining("\n\n", "", "\n"));
  }
}
