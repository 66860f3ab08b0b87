package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.verdict.Columns;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every claim of the article with its verdict, in reading order. Immutable. */
final class Judgements {
  private final Article article;
  private final Verdicts verdicts;
  private final Columns columns;
  private final Map<String, Judged> byId = new LinkedHashMap<>();

  Judgements(Article article, Verdicts verdicts) {
    this.article = article;
    this.verdicts = verdicts;
    columns = Columns.of(verdicts);
    for (Section section : article.sections()) {
      for (Statement claim : section.claims()) {
        byId.put(claim.id(), judged(section, claim));
      }
    }
  }

  Article article() {
    return article;
  }

  Verdicts verdicts() {
    return verdicts;
  }

  Columns columns() {
    return columns;
  }

  Stream<Judged> all() {
    return byId.values().stream();
  }

  Stream<Judged> marked(Mark mark) {
    return all().filter(each -> each.mark() == mark);
  }

  Stream<Judged> in(Section section) {
    return all().filter(each -> each.section().equals(section));
  }

  Optional<Judged> claim(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private Judged judged(Section section, Statement claim) {
    int place = section.claims().indexOf(claim) + 1;
    Optional<ClaimVerdict> found =
        verdicts.claims().stream().filter(each -> each.id().equals(claim.id())).findFirst();
    Optional<RuntimeVerdict> counted = found.flatMap(verdict -> verdict.counted(claim));
    List<RuntimeVerdict> runtimes =
        found.map(verdict -> countedFirst(counted, columns.of(verdict))).orElse(List.of());
    Mark mark =
        counted
            .map(Mark::of)
            .orElse(
                found.isEmpty()
                    ? Mark.NOT_RUN
                    : runtimes.isEmpty() ? Mark.PLANNED : Mark.UNDECIDED);
    return new Judged(section, place, claim, runtimes, counted, mark);
  }

  private static List<RuntimeVerdict> countedFirst(
      Optional<RuntimeVerdict> counted, List<RuntimeVerdict> all) {
    List<RuntimeVerdict> runtimes = new ArrayList<>(all);
    counted.filter(runtimes::remove).ifPresent(first -> runtimes.add(0, first));
    return runtimes;
  }
}
