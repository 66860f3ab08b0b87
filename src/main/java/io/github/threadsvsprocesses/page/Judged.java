package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.evidence.Labels;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A claim of the article and what the run says of it.
 *
 * @param place its place in the section, from 1
 * @param runtimes those with something to show, the one that counts first; empty when it is planned
 * @param counted the verdict that counts; empty when it was not judged where it counts
 * @param mark how it stands by that
 */
record Judged(
    Section section,
    int place,
    Statement claim,
    List<RuntimeVerdict> runtimes,
    Optional<RuntimeVerdict> counted,
    Mark mark) {
  Judged {
    runtimes = List.copyOf(runtimes);
  }

  /** As the report numbers it too, such as 2.3. */
  String number() {
    return section.number() + "." + place;
  }

  /** Where the sentence stands on the page. */
  String anchor() {
    return Labels.ANCHOR + claim.id();
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
    return counted.isPresent()
        ? Optional.ofNullable(counted.get().reason())
        : Optional.of("it was not judged on " + claim.countsOn());
  }

  /** What other runtimes than the JVM refuted. */
  Stream<RuntimeVerdict> findings() {
    return runtimes.stream().filter(RuntimeVerdict::isFinding);
  }

  /** What says that the instrument is at fault. */
  Optional<String> fault() {
    return runtimes.stream().flatMap(on -> on.fault().stream()).findFirst();
  }

  /** The verdict as shape and word; on other runtimes than the JVM, each with its name. */
  Html verdict() {
    Html html = new Html();
    if (runtimes.isEmpty() || isOnTheJvmAlone()) {
      return html.add(mark.shape()).text(mark.word());
    }
    if (counted.isEmpty()) {
      html.add(mark.shape()).text(mark.word() + " on " + claim.countsOn() + ", ");
    }
    for (int i = 0; i < runtimes.size(); i++) {
      RuntimeVerdict on = runtimes.get(i);
      html.text(i == 0 ? "" : ", ").add(Mark.of(on).shape());
      html.text(Mark.of(on).word() + " on " + on.runtime());
    }
    return html;
  }

  /** Where it also counts: then its verdict needs no name of a runtime. */
  private boolean isOnTheJvmAlone() {
    return runtimes.size() == 1
        && counted.isPresent()
        && runtimes.get(0).runtime().equals(Statement.JVM);
  }

  /** The runtime's name behind a word, where there is more to tell apart than the JVM. */
  String on(RuntimeVerdict verdict) {
    return isOnTheJvmAlone() ? "" : " on " + verdict.runtime();
  }
}
