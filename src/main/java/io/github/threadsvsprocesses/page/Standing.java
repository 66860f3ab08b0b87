package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.article.Article.Untestable;
import io.github.threadsvsprocesses.verdict.Printable;
import io.github.threadsvsprocesses.verdict.Verdicts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What stands below the article: what is open and why, in one place, and every claim in a table.
 */
final class Standing {
  private final Judgements judgements;
  private final Past past;
  private final SideBySide sideBySide;

  Standing(Judgements judgements, Past past, SideBySide sideBySide) {
    this.judgements = judgements;
    this.past = past;
    this.sideBySide = sideBySide;
  }

  Html html() {
    Html html = new Html().open("section", "aria-labelledby", "standing", "class", "standing");
    html.line().element("h2", "How the claims stand", "id", "standing").line();
    html.add(past.changes())
        .add(refuted())
        .add(findings())
        .add(broken())
        .add(undecided())
        .add(planned())
        .add(untestable());
    html.add(sideBySide.html());
    return html.add(everyClaim()).close("section").line();
  }

  private Html refuted() {
    return group(
        "refuted",
        "Refuted",
        "A check failed: on this machine, in this run, the claim did not hold.",
        judgements.marked(Mark.REFUTED).toList(),
        Standing::reason);
  }

  private Html findings() {
    return group(
        "findings",
        "Findings on other runtimes",
        "Refuted there, in this run, which says nothing of the JVM and fails no build.",
        judgements.all().filter(claim -> claim.findings().findAny().isPresent()).toList(),
        claim ->
            claim
                .findings()
                .map(on -> "refuted on " + on.runtime() + ", because " + on.reason())
                .collect(Collectors.joining("; ")));
  }

  private Html broken() {
    return group(
        "broken",
        "Broken instrument",
        "A control was not refused, or a check broke otherwise than by its judgement. That says"
            + " something of our tests and nothing of the claim.",
        judgements.all().filter(claim -> claim.fault().isPresent()).toList(),
        claim -> afterPrefix(claim.fault().orElse("")));
  }

  private Html undecided() {
    List<Judged> undecided = judgements.marked(Mark.UNDECIDED).filter(Standing::isSound).toList();
    List<Judged> notRun = judgements.marked(Mark.NOT_RUN).toList();
    Html html = new Html().element("h3", "Undecided here, and why", "id", "undecided").line();
    if (judgements.marked(Mark.UNDECIDED).count() + notRun.size() == 0) {
      return html.element("p", "Nothing that was judged is undecided.").line();
    }
    html.element("p", "Undecided speaks neither for the claim nor against it.").line();
    if (judgements.marked(Mark.UNDECIDED).count() > undecided.size()) {
      html.element("p", "Those whose instrument is broken stand above.").line();
    }
    html.add(
        list(
            "This machine lacks what it takes to see it:",
            undecided.stream().filter(Standing::lacksSomething).toList(),
            Standing::reason));
    html.add(
        list(
            "This run could not tell, perhaps since the machine was busy; another run may:",
            undecided.stream().filter(claim -> !lacksSomething(claim)).toList(),
            Standing::reason));
    return html.add(
        list(
            judgements.verdicts().partial()
                ? "Not judged in this run:"
                : "Not reached, since the run ended before:",
            notRun,
            claim -> ""));
  }

  private Html planned() {
    return group(
        "planned",
        "Planned",
        "No test states these claims yet. They count in the total, and not among the confirmed.",
        judgements.marked(Mark.PLANNED).toList(),
        claim ->
            claim.claim().countsOn().equals(Statement.JVM)
                ? ""
                : "only " + claim.claim().countsOn() + " can decide it");
  }

  private Html untestable() {
    List<Untestable> all = judgements.article().untestable();
    Html html = new Html();
    if (all.isEmpty()) {
      return html;
    }
    html.element("h3", "Cannot be tested", "id", "untestable").line().open("ul").line();
    for (Untestable each : all) {
      html.open("li").text(sentence(each.text()) + ": ").text(each.reason()).close("li").line();
    }
    return html.close("ul").line();
  }

  /** Nothing where no claim stands so. */
  private static Html group(
      String id, String title, String meaning, List<Judged> claims, Function<Judged, String> why) {
    return claims.isEmpty()
        ? new Html()
        : new Html().element("h3", title, "id", id).line().add(list(meaning, claims, why));
  }

  private static Html list(String meaning, List<Judged> claims, Function<Judged, String> why) {
    Html html = new Html();
    if (claims.isEmpty()) {
      return html;
    }
    html.element("p", meaning).line().open("ul").line();
    for (Judged claim : claims) {
      html.open("li").add(claim.mark().shape()).add(link(claim));
      String because = Printable.text(why.apply(claim), Findings.LONGEST_REASON);
      html.text(because.isEmpty() ? "" : ": " + because).close("li").line();
    }
    return html.close("ul").line();
  }

  private Html everyClaim() {
    Html html = new Html().element("h3", "Every claim", "id", "every-claim").line();
    html.open("table").line().open("thead").open("tr");
    html.element("th", "Claim", "scope", "col").element("th", "Verdict", "scope", "col");
    if (past.isKnown()) {
      html.element("th", "The last runs", "scope", "col");
    }
    html.close("tr").close("thead").line().open("tbody").line();
    judgements
        .all()
        .forEach(
            claim -> {
              html.open("tr").open("td").add(link(claim)).close("td");
              html.open("td", "class", claim.mark().style()).add(claim.verdict());
              html.close("td");
              if (past.isKnown()) {
                html.open("td").add(past.of(claim.claim().id())).close("td");
              }
              html.close("tr").line();
            });
    return html.close("tbody").close("table").line();
  }

  static Html link(Judged claim) {
    return new Html()
        .element(
            "a", claim.number() + " " + claim.claim().sentence(), "href", "#" + claim.anchor());
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String reason(Judged claim) {
    return claim.reason().orElse("");
  }

  private static boolean lacksSomething(Judged claim) {
    return reason(claim).startsWith(Verdicts.NEEDS);
  }

  /** Whose reason accuses no instrument. */
  private static boolean isSound(Judged claim) {
    return claim.fault().isEmpty();
  }

  private static String afterPrefix(String fault) {
    return fault.startsWith(Verdicts.BROKEN_INSTRUMENT)
        ? fault.substring(Verdicts.BROKEN_INSTRUMENT.length())
        : fault;
  }
}
