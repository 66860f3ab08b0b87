package io.github.threadsvsprocesses.verdict;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.article.Article.Untestable;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verdicts as Markdown, for a repository's web page or a job summary. */
public final class VerdictsPage {
  private static final String NOT_JUDGED = "–";

  private final Article article;
  private final Verdicts verdicts;
  private final Columns columns;
  private final StringBuilder page = new StringBuilder();

  private VerdictsPage(Article article, Verdicts verdicts) {
    this.article = article;
    this.verdicts = verdicts;
    columns = Columns.of(verdicts);
  }

  /**
   * The whole page: counts, machine, what was found on other runtimes, a table for each section,
   * what cannot be tested.
   */
  public static String markdown(Article article, Verdicts verdicts) {
    VerdictsPage page = new VerdictsPage(article, verdicts);
    page.head();
    article.sections().forEach(page::section);
    page.untestable();
    return page.page.toString();
  }

  private void head() {
    page.append("# Verdicts: ").append(article.title()).append("\n\n");
    page.append("**").append(VerdictTable.counts(verdicts.summary())).append("**\n\n");
    page.append("Judged on ").append(VerdictTable.machine(verdicts.machine()));
    page.append(", beginning ").append(verdicts.startedAt());
    page.append(", in ").append(verdicts.durationMillis() / 1_000).append(" s.\n");
    long notRun = verdicts.claims().stream().filter(VerdictsPage::didNotRun).count();
    if (notRun > 0) {
      page.append("\n**This run ended early: ").append(notRun).append(" not reached.**\n");
    }
    columns.whyEmpty().forEach(why -> page.append(Cells.text(why)).append('\n'));
    List<String> findings = verdicts.claims().stream().flatMap(VerdictsPage::findings).toList();
    if (!findings.isEmpty()) {
      page.append("\n## Findings\n\n");
      page.append("Refuted on another runtime than the JVM, which fails no build:\n\n");
      findings.forEach(page::append);
    }
  }

  private static boolean didNotRun(ClaimVerdict claim) {
    return !claim.isPlanned()
        && claim.runtimes().stream().allMatch(on -> Verdicts.DID_NOT_RUN.equals(on.reason()));
  }

  private static Stream<String> findings(ClaimVerdict claim) {
    return claim.runtimes().stream()
        .filter(RuntimeVerdict::isFinding)
        .map(
            on ->
                "- ❌ %s: refuted on %s, because %s\n"
                    .formatted(
                        Cells.text(claim.statement()),
                        on.runtime(),
                        Cells.text(String.valueOf(on.reason()))));
  }

  private void section(Section section) {
    page.append("\n## ").append(section.title()).append("\n\n");
    List<String> heads = columns.areSeveral() ? columns.shown() : List.of("Verdict");
    page.append("| Claim | ").append(String.join(" | ", heads)).append(" | What was seen |\n");
    page.append("|---".repeat(heads.size() + 2)).append("|\n");
    for (Statement claim : section.claims()) {
      verdicts.claims().stream()
          .filter(verdict -> verdict.id().equals(claim.id()))
          .forEach(verdict -> row(claim, verdict));
    }
  }

  private void row(Statement claim, ClaimVerdict verdict) {
    page.append("| ").append(Cells.text(verdict.statement())).append(" | ");
    List<RuntimeVerdict> judged = columns.of(verdict);
    if (verdict.isPlanned()) {
      page.append("planned").append(" |".repeat(columns.shown().size() + 1)).append('\n');
      return;
    }
    page.append(
        columns.areSeveral()
            ? columns.shown().stream()
                .map(runtime -> verdict.on(runtime).map(RuntimeVerdict::verdict))
                .map(word -> word.map(Cells::mark).orElse(NOT_JUDGED))
                .collect(Collectors.joining(" | "))
            : Cells.mark(judged.get(0).verdict()));
    page.append(" | ").append(seen(claim, verdict, judged)).append(" |\n");
  }

  /** Of the runtime that counts whatever was seen, of others why they do not confirm. */
  private static String seen(Statement claim, ClaimVerdict verdict, List<RuntimeVerdict> judged) {
    RuntimeVerdict counted = verdict.counted(claim).orElse(judged.get(0));
    return Stream.concat(
            Stream.of(Cells.seen(counted)),
            judged.stream()
                .filter(on -> !on.equals(counted) && on.reason() != null)
                .map(on -> on.runtime() + ": " + Cells.seen(on)))
        .collect(Collectors.joining("<br>"));
  }

  private void untestable() {
    page.append("\n## What cannot be tested\n\n");
    for (Untestable untestable : article.untestable()) {
      page.append("- ")
          .append(untestable.text())
          .append(": ")
          .append(untestable.reason())
          .append('\n');
    }
  }
}
