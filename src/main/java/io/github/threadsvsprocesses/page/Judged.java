package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.List;
import java.util.Optional;

/**
 * A claim of the article and what the run says of it.
 *
 * @param place its place in the section, from 1
 * @param runtimes the one that counts comes first; empty when it is planned
 * @param mark how it stands on the runtime that counts
 */
record Judged(
    Section section, int place, Statement claim, List<RuntimeVerdict> runtimes, Mark mark) {
  Judged {
    runtimes = List.copyOf(runtimes);
  }

  /** As the report numbers it too, such as 2.3. */
  String number() {
    return section.number() + "." + place;
  }

  /** Where the sentence stands on the page. */
  String anchor() {
    return "claim-" + claim.id();
  }

  /** Where what was seen stands on the page. */
  String anchorOfFindings() {
    return "seen-" + claim.id();
  }

  /** Why it stands so on the runtime that counts; empty when it is confirmed or planned. */
  Optional<String> reason() {
    if (runtimes.isEmpty()) {
      return Optional.empty();
    }
    return isJudgedWhereItCounts()
        ? Optional.ofNullable(runtimes.get(0).reason())
        : Optional.of("it was not judged on " + claim.countsOn());
  }

  /** What says that the instrument is at fault. */
  Optional<String> fault() {
    return runtimes.stream().flatMap(on -> on.fault().stream()).findFirst();
  }

  /** The verdict as shape and word; where more than one runtime judged it, each with its name. */
  Html verdict() {
    Html html = new Html();
    if (runtimes.isEmpty() || (runtimes.size() == 1 && isJudgedWhereItCounts())) {
      return html.add(mark.shape()).text(mark.word());
    }
    if (!isJudgedWhereItCounts()) {
      html.add(mark.shape()).text(mark.word() + " on " + claim.countsOn() + ", ");
    }
    for (int i = 0; i < runtimes.size(); i++) {
      RuntimeVerdict on = runtimes.get(i);
      html.text(i == 0 ? "" : ", ").add(Mark.of(on).shape());
      html.text(Mark.of(on).word() + " on " + on.runtime());
    }
    return html;
  }

  private boolean isJudgedWhereItCounts() {
    return !runtimes.isEmpty() && runtimes.get(0).runtime().equals(claim.countsOn());
  }
}
