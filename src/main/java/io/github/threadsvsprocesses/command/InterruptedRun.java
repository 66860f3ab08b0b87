package io.github.threadsvsprocesses.command;

import io.github.threadsvsprocesses.claim.AfterInterruption;
import io.github.threadsvsprocesses.claim.Catalogue;
import io.github.threadsvsprocesses.claim.Options;
import io.github.threadsvsprocesses.page.ArticlePage;
import io.github.threadsvsprocesses.verdict.VerdictTable;
import io.github.threadsvsprocesses.verdict.Verdicts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Says that a run was interrupted, and draws its views from what it had found until then. */
public final class InterruptedRun implements AfterInterruption {
  @Override
  public void show(Verdicts soFar, PrintStream console) {
    Path page = Options.reports(soFar.partial()).resolve(ArticlePage.NAME);
    console.println();
    console.println("INTERRUPTED. " + VerdictTable.counts(soFar.summary()));
    console.println("What was not judged to its end counts as undecided. Report: " + page);
    try {
      String results =
          System.getProperty(ArticleCommand.RESULTS, ArticleCommand.RESULTS_OF_A_BUILD);
      Drawings.of(Catalogue.read(), soFar, Path.of(results));
    } catch (IOException unreadable) {
      console.println("The report could not be drawn: " + unreadable.getMessage());
    }
  }
}
