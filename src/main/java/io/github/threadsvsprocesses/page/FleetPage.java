package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.verdict.Fleet;
import io.github.threadsvsprocesses.verdict.Fleet.Member;
import io.github.threadsvsprocesses.verdict.Printable;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;

/** A fleet's verdicts as one HTML file that loads and runs nothing: claim by machine. */
public final class FleetPage {
  private final Article article;
  private final Fleet fleet;

  private FleetPage(Article article, Fleet fleet) {
    this.article = article;
    this.fleet = fleet;
  }

  /** The whole page. */
  public static String html(Article article, Fleet fleet) {
    return new FleetPage(article, fleet).html();
  }

  private String html() {
    Html page = ArticlePage.opened(article.title() + ": the fleet's verdicts");
    Summary summary = fleet.summary(article);
    page.open("header").line();
    page.element("p", "An article, judged on many machines", "class", "kicker").line();
    page.element("h1", article.title()).line();
    page.open("p", "class", "sum")
        .element("strong", summary.confirmed() + " of " + summary.claims() + " claims confirmed")
        .text(" on " + machines() + ", " + summary.refuted() + " refuted, ")
        .text(summary.undecided() + " undecided, " + summary.planned() + " planned")
        .close("p")
        .line();
    page.element(
            "p",
            "A claim is confirmed where a machine confirms it and none refutes it.",
            "class",
            "how")
        .line();
    page.close("header").line().open("main", "id", "article", "tabindex", "-1").line();
    page.add(members());
    for (Section section : article.sections()) {
      page.add(table(section));
    }
    return page.close("main").line().close("body").line().close("html").line().toString();
  }

  private String machines() {
    int machines = fleet.members().size();
    return machines + (machines == 1 ? " machine" : " machines");
  }

  private Html members() {
    Html html = new Html().element("h2", "The machines").line().open("ol").line();
    for (Member member : fleet.members()) {
      html.open("li").element("b", member.name()).text(": ").text(inWords(member)).close("li");
      html.line();
    }
    return html.close("ol").line();
  }

  private static String inWords(Member member) {
    if (member.verdicts() == null) {
      return "no verdicts, because " + member.fault();
    }
    MachineFacts machine = member.verdicts().machine();
    return machine.os()
        + " "
        + machine.arch()
        + ", "
        + Head.cpus(machine)
        + ", "
        + machine.jdk()
        + ", "
        + Head.day(member.verdicts().startedAt())
        + ": "
        + member.verdicts().summary().inWords();
  }

  private Html table(Section section) {
    Html html = new Html().element("h2", section.title()).line();
    // On a narrow screen it is wider than the page, and scrolls by keys too.
    html.open(
        "div", "class", "wide", "tabindex", "0", "role", "group", "aria-label", section.title());
    html.open("table", "class", "fleet").line().open("thead").open("tr");
    html.element("th", "Claim", "scope", "col").element("th", "All", "scope", "col");
    for (int i = 0; i < fleet.members().size(); i++) {
      html.open("th", "scope", "col").open("abbr", "title", fleet.members().get(i).name());
      html.text(String.valueOf(i + 1)).close("abbr").close("th");
    }
    html.close("tr").close("thead").line().open("tbody").line();
    for (Statement claim : section.claims()) {
      html.open("tr").element("th", claim.sentence(), "scope", "row").add(all(claim));
      fleet.members().forEach(member -> html.add(one(member, claim)));
      html.close("tr").line();
    }
    return html.close("tbody").close("table").close("div").line();
  }

  private Html all(Statement claim) {
    Mark mark = fleet.isPlanned(claim) ? Mark.PLANNED : Mark.valueOf(fleet.verdictOn(claim).name());
    return cell(mark, mark.word());
  }

  private Html one(Member member, Statement claim) {
    RuntimeVerdict on = member.on(claim).orElse(null);
    if (on == null) {
      return new Html().element("td", "–");
    }
    Mark mark = Mark.of(on);
    String why = on.reason() == null ? "" : ": " + Printable.line(on.reason(), 300);
    return new Html()
        .open("td", "class", mark.style(), "title", mark.word() + why)
        .add(mark.shape())
        .element("span", mark.word(), "class", "unseen")
        .close("td");
  }

  private static Html cell(Mark mark, String word) {
    return new Html().open("td", "class", mark.style()).add(mark.shape()).text(word).close("td");
  }
}
