package io.github.threadsvsprocesses.command;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.claim.Options;
import io.github.threadsvsprocesses.evidence.ChoiceFile;
import io.github.threadsvsprocesses.evidence.ReportSurroundings;
import io.github.threadsvsprocesses.verdict.Badge;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.VerdictsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every view that is drawn from the verdicts, and from the comparisons of workloads. */
final class Drawings {
  private Drawings() {}

  static void of(Article article, Verdicts verdicts, Path allureResults) throws IOException {
    Path reports = Options.reports(verdicts.partial());
    Files.writeString(reports.resolve("verdicts.md"), VerdictsPage.markdown(article, verdicts));
    Files.writeString(reports.resolve("badge.json"), Badge.json(verdicts.summary()));
    Files.writeString(reports.resolve("badge.svg"), Badge.svg(verdicts.summary()));
    ChoiceFile.draw(reports);
    ReportSurroundings.write(allureResults, article.title(), verdicts);
  }
}
