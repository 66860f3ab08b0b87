package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.verdict.Printable;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.List;

/** The JVM beside other runtimes, claim by claim: each one's verdict and its figure. */
final class SideBySide {
  private static final int LONGEST_FIGURE = 300;

  private final Judgements judgements;
  private final Html curves;

  /**
   * @param curves how crews of both speed up; empty where no picture was drawn
   */
  SideBySide(Judgements judgements, Html curves) {
    this.judgements = judgements;
    this.curves = curves;
  }

  /** Nothing where no claim was for another runtime. */
  Html html() {
    Html html = new Html();
    List<Judged> compared =
        judgements.columns().areSeveral()
            ? judgements.all().filter(SideBySide::isOnAnother).toList()
            : List.of();
    if (compared.isEmpty() && judgements.columns().empty().isEmpty()) {
      return html;
    }
    html.element("h3", "The JVM and CPython, side by side", "id", "side-by-side").line();
    judgements.columns().whyEmpty().forEach(why -> html.element("p", why).line());
    return compared.isEmpty() ? html : html.add(curves).add(table(compared));
  }

  private static boolean isOnAnother(Judged claim) {
    return claim.runtimes().stream().anyMatch(on -> !on.runtime().equals(Statement.JVM));
  }

  private static Html table(List<Judged> compared) {
    Html html = new Html();
    html.element(
            "p",
            "The same judgement on the facts of each runtime: its verdict, and what was concluded"
                + " first, or else seen, or why there is no confirmation.")
        .line();
    html.open("table", "class", "runtimes").line().open("thead").open("tr");
    html.element("th", "Claim", "scope", "col").element("th", "Verdict", "scope", "col");
    html.element("th", "What was seen", "scope", "col");
    html.close("tr").close("thead").line().open("tbody").line();
    compared.forEach(claim -> html.add(rows(claim)));
    return html.close("tbody").close("table").line();
  }

  private static Html rows(Judged claim) {
    Html html = new Html();
    boolean first = true;
    for (RuntimeVerdict on : claim.runtimes()) {
      html.open("tr");
      if (first) {
        html.open("th", "scope", "rowgroup", "rowspan", String.valueOf(claim.runtimes().size()));
        html.add(Standing.link(claim)).close("th");
        first = false;
      }
      Mark mark = Mark.of(on);
      html.open("td", "class", mark.style()).add(mark.shape());
      html.text(mark.word() + " on " + on.runtime()).close("td");
      html.element("td", Printable.line(on.figure(), LONGEST_FIGURE), "class", "figure");
      html.close("tr").line();
    }
    return html;
  }
}
