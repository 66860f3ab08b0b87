package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.verdict.History;
import io.github.threadsvsprocesses.verdict.History.Change;
import io.github.threadsvsprocesses.verdict.History.Run;
import io.github.threadsvsprocesses.verdict.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What earlier runs said, and what this one says otherwise. */
final class Past {
  /** As many as fit beside a claim on a telephone. */
  private static final int SHOWN_RUNS = 8;

  private final Article article;
  private final History history;

  Past(Article article, History history) {
    this.article = article;
    this.history = history;
  }

  boolean isKnown() {
    return history.previous().isPresent();
  }

  /** What has changed since the run before; nothing where there was none. */
  Html changes() {
    Run before = history.previous().orElse(null);
    Html html = new Html();
    if (before == null) {
      return html;
    }
    html.element("h3", "Since the run before", "id", "changes").line();
    List<Change> changes = history.changes(article);
    String when = Head.day(before.startedAt()) + ", with " + before.machine().jdk();
    if (changes.isEmpty()) {
      return html.element("p", "Every verdict is what it was on " + when + ".").line();
    }
    html.element("p", "Other than on " + when + ":").line().open("ul").line();
    for (Change change : changes) {
      html.open("li").add(shape(change.now()));
      html.element("a", change.id(), "href", "#claim-" + change.id());
      html.text(": " + change.inWords()).close("li").line();
    }
    return html.close("ul").line();
  }

  /** The claim's last verdicts as shapes, the newest last; their counts for who cannot see them. */
  Html of(String claim) {
    List<Verdict> verdicts = history.of(claim, SHOWN_RUNS);
    Html html = new Html().open("span", "class", "past");
    verdicts.forEach(verdict -> html.add(shape(verdict)));
    return html.element("span", counts(verdicts), "class", "unseen").close("span");
  }

  private static String counts(List<Verdict> verdicts) {
    return Stream.of(Verdict.values())
        .filter(verdicts::contains)
        .map(
            verdict ->
                verdicts.stream().filter(each -> each == verdict).count() + " " + verdict.word())
        .collect(Collectors.joining(", "));
  }

  private static Html shape(@Nullable Verdict verdict) {
    return (verdict == null ? Mark.NOT_RUN : Mark.valueOf(verdict.name())).shape();
  }
}
