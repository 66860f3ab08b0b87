package io.github.threadsvsprocesses.verdict;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.article.Article.Untestable;
import io.github.threadsvsprocesses.verdict.Verdicts.CheckOutcome;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.stream.Collectors;

/** The verdicts as Markdown, for a repository's web page or a job summary. */
public final class VerdictsPage {
  private VerdictsPage() {}

  /** The whole page: counts, machine, a table for each section, what cannot be tested. */
  public static String markdown(Article article, Verdicts verdicts) {
    StringBuilder page = new StringBuilder();
    page.append("# Verdicts: ").append(article.title()).append("\n\n");
    page.append("**").append(VerdictTable.counts(verdicts.summary())).append("**\n\n");
    page.append("Judged on ").append(VerdictTable.machine(verdicts.machine()));
    page.append(", beginning ").append(verdicts.startedAt());
    page.append(", in ").append(verdicts.durationMillis() / 1_000).append(" s.\n");
    for (Section section : article.sections()) {
      page.append("\n## ").append(section.title()).append("\n\n");
      page.append("| Claim | Verdict | What was seen |\n|---|---|---|\n");
      for (Statement claim : section.claims()) {
        verdicts.claims().stream()
            .filter(verdict -> verdict.id().equals(claim.id()))
            .forEach(verdict -> appendRows(page, verdict));
      }
    }
    page.append("\n## What cannot be tested\n\n");
    for (Untestable untestable : article.untestable()) {
      page.append("- ")
          .append(untestable.text())
          .append(": ")
          .append(untestable.reason())
          .append('\n');
    }
    return page.toString();
  }

  private static void appendRows(StringBuilder page, ClaimVerdict claim) {
    if (claim.isPlanned()) {
      page.append("| ").append(cell(claim.statement())).append(" | planned | |\n");
    }
    for (RuntimeVerdict on : claim.runtimes()) {
      page.append("| ").append(cell(claim.statement()));
      page.append(" | ").append(mark(on.verdict()));
      page.append(" | ").append(seen(on)).append(" |\n");
    }
  }

  static String mark(Verdict verdict) {
    return switch (verdict) {
      case CONFIRMED -> "✅ confirmed";
      case REFUTED -> "❌ refuted";
      case UNDECIDED -> "❔ undecided";
    };
  }

  private static String seen(RuntimeVerdict on) {
    if (on.reason() != null) {
      return "because " + cell(on.reason());
    }
    long passed = on.checks().stream().filter(c -> c.outcome() == CheckOutcome.PASSED).count();
    int controls = on.controls().size();
    return passed
        + (passed == 1 ? " check passed; " : " checks passed; ")
        + (controls == 1 ? "the control was refused: " : controls + " controls were refused: ")
        + on.controls().stream()
            .map(control -> cell(String.valueOf(control.message())))
            .collect(Collectors.joining("; "));
  }

  static String cell(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replaceAll("\\s+", " ");
  }
}
