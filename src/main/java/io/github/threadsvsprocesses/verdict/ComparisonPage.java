package io.github.threadsvsprocesses.verdict;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runtimes side by side, claim by claim, as Markdown: each one's verdict and its figure. */
public final class ComparisonPage {
  /** Its name in the folder of the reports. */
  public static final String NAME = "jvm-and-cpython.md";

  /** The picture that it shows: how crews of both speed up. */
  public static final String PICTURE = "jvm-and-cpython.png";

  private static final String SPEED_UPS = "Speed-up over more workers, JVM and CPython";

  private final Article article;
  private final Verdicts verdicts;
  private final Columns columns;
  private final StringBuilder page = new StringBuilder();
  private final List<String> onTheJvmAlone = new ArrayList<>();

  private ComparisonPage(Article article, Verdicts verdicts) {
    this.article = article;
    this.verdicts = verdicts;
    columns = Columns.of(verdicts);
  }

  /**
   * The whole page; empty when no claim is for another runtime than the JVM.
   *
   * @param picture whether {@link #PICTURE} stands beside it
   * @param notes what the claims' own project says of them, in Markdown; may be empty
   */
  public static Optional<String> markdown(
      Article article, Verdicts verdicts, boolean picture, String notes) {
    ComparisonPage page = new ComparisonPage(article, verdicts);
    if (!page.columns.areSeveral() && page.columns.empty().isEmpty()) {
      return Optional.empty();
    }
    page.head();
    if (picture) {
      page.page.append("\n![").append(SPEED_UPS).append("](").append(PICTURE).append(")\n");
    }
    article.sections().forEach(page::section);
    page.rest();
    return Optional.of(page.page + (notes.isBlank() ? "" : "\n" + notes.strip() + "\n"));
  }

  private void head() {
    page.append("# JVM and CPython: ").append(article.title()).append("\n\n");
    page.append("Judged on ").append(VerdictTable.machine(verdicts.machine()));
    page.append(", beginning ").append(verdicts.startedAt()).append(".\n");
    page.append("The same judgements, on the facts of each runtime. ");
    page.append(
        "The figure is what was concluded first, or else seen, or why there is no confirmation.\n");
    columns.whyEmpty().forEach(why -> page.append(Cells.text(why)).append('\n'));
  }

  private void section(Section section) {
    StringBuilder rows = new StringBuilder();
    for (Statement claim : section.claims()) {
      verdicts.claims().stream()
          .filter(verdict -> verdict.id().equals(claim.id()) && !verdict.isPlanned())
          .findFirst()
          .ifPresent(verdict -> rows(rows, verdict));
    }
    if (!rows.isEmpty()) {
      page.append("\n## ").append(section.title()).append("\n\n");
      page.append("| Claim | Runtime | Verdict | Figure |\n|---|---|---|---|\n").append(rows);
    }
  }

  private void rows(StringBuilder rows, ClaimVerdict claim) {
    if (claim.runtimes().stream().allMatch(on -> on.runtime().equals(Statement.JVM))) {
      onTheJvmAlone.add(claim.statement());
      return;
    }
    String statement = Cells.text(claim.statement());
    for (RuntimeVerdict on : columns.of(claim)) {
      rows.append("| ").append(statement).append(" | ").append(on.runtime());
      rows.append(" | ").append(Cells.mark(on.verdict()));
      rows.append(" | ").append(Cells.figure(on)).append(" |\n");
      statement = "";
    }
  }

  private void rest() {
    if (!onTheJvmAlone.isEmpty()) {
      page.append("\n## Judged on the JVM alone\n\n");
      onTheJvmAlone.forEach(each -> page.append("- ").append(Cells.text(each)).append('\n'));
    }
  }
}
