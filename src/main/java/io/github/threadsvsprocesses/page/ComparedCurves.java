package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.page.Exhibits.Exhibit;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The picture in which crews of the JVM and of another runtime speed up beside each other: a check
 * on the other runtime attached it.
 */
public final class ComparedCurves {
  private ComparedCurves() {}

  /**
   * The picture itself, of the first runtime that has one.
   *
   * @param allureResults where checks have left it; may be missing
   * @return empty where none was drawn
   */
  public static Optional<byte[]> png(Article article, Verdicts verdicts, Path allureResults)
      throws IOException {
    Optional<Shown> shown = in(new Judgements(article, verdicts), Exhibits.in(allureResults));
    return shown.isEmpty()
        ? Optional.empty()
        : Optional.of(Files.readAllBytes(shown.get().exhibit().file()));
  }

  /** Where it was shown. */
  record Shown(Judged claim, Trial trial, Exhibit exhibit) {}

  static Optional<Shown> in(Judgements judgements, Exhibits exhibits) {
    return judgements
        .all()
        .flatMap(
            claim ->
                claim.runtimes().stream()
                    .filter(on -> !on.runtime().equals(Statement.JVM))
                    .flatMap(on -> shown(claim, on, exhibits)))
        .findFirst();
  }

  private static Stream<Shown> shown(Judged claim, RuntimeVerdict on, Exhibits exhibits) {
    return Trial.of(on).stream()
        .flatMap(
            trial ->
                exhibits.of(Findings.nameInReport(claim), trial.name()).stream()
                    .filter(each -> each.isPicture() && each.name().equals(Evidence.SPEED_UPS))
                    .map(each -> new Shown(claim, trial, each)));
  }
}
