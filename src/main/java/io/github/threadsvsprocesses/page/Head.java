package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.breakage.BrokenFact;
import io.github.threadsvsprocesses.verdict.Verdicts;
import io.github.threadsvsprocesses.verdict.Verdicts.MachineFacts;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands above the article: the counts, the machine, the date, and where to go from here. */
final class Head {
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Judgements judgements;
  private final ReportLinks links;

  Head(Judgements judgements, ReportLinks links) {
    this.judgements = judgements;
    this.links = links;
  }

  Html html() {
    Html html = new Html().open("header").line();
    html.element("p", "An article, judged by running it", "class", "kicker").line();
    html.element("h1", judgements.article().title()).line();
    html.add(alarms()).add(counts()).add(machine()).add(elsewhere());
    return html.close("header").line().add(contents());
  }

  /** What a reader has to know before anything else. */
  private Html alarms() {
    Html html = new Html();
    BrokenFact.here()
        .ifPresent(
            fact ->
                html.add(
                    alarm(
                        "Broken on purpose: "
                            + fact.inWords()
                            + ". What is refuted here shows that these claims can be.")));
    long notRun = judgements.marked(Mark.NOT_RUN).count();
    if (judgements.verdicts().partial()) {
      html.add(
          alarm(
              "This run was asked for some claims only. The others were not judged in it; what a"
                  + " full run said of them is left alone, in the folder above this one."));
    } else if (notRun > 0) {
      html.add(
          alarm(
              "This run ended early: "
                  + notRun
                  + (notRun == 1 ? " claim was" : " claims were")
                  + " not reached. What it had found until then stands here."));
    }
    long findings =
        judgements.all().filter(claim -> claim.findings().findAny().isPresent()).count();
    if (findings > 0) {
      html.add(
          alarm(
              "On another runtime than the JVM, this run refuted ",
              findings,
              "#findings",
              ": a finding, which fails no build."));
    }
    long faults = judgements.all().filter(claim -> claim.fault().isPresent()).count();
    if (faults > 0) {
      html.add(
          alarm(
              "The instrument itself failed for ",
              faults,
              "#broken",
              ", so that what it says of them counts for nothing until it is mended."));
    }
    return html;
  }

  /** A sentence about some claims, with a way to them. */
  private static Html alarm(String before, long claims, String where, String after) {
    return alarm(
        new Html()
            .text(before)
            .element("a", claims + (claims == 1 ? " claim" : " claims"), "href", where)
            .text(after));
  }

  private static Html alarm(String sentence) {
    return alarm(new Html().text(sentence));
  }

  private static Html alarm(Html sentence) {
    return new Html().open("p", "class", "alarm").add(sentence).close("p").line();
  }

  private Html counts() {
    Summary summary = judgements.verdicts().summary();
    int notRun = (int) judgements.marked(Mark.NOT_RUN).count();
    int undecided = Math.max(0, summary.undecided() - notRun);
    Html html = new Html();
    html.open("p", "class", "sum")
        .element("strong", summary.confirmed() + " of " + summary.claims() + " claims confirmed")
        .text(" on this machine")
        .close("p")
        .line();
    html.open("div", "class", "bar", "aria-hidden", "true");
    bar(html, Mark.CONFIRMED, summary.confirmed());
    bar(html, Mark.REFUTED, summary.refuted());
    bar(html, Mark.UNDECIDED, undecided);
    bar(html, Mark.NOT_RUN, notRun);
    bar(html, Mark.PLANNED, summary.planned());
    html.close("div").line().open("ul", "class", "counts").line();
    count(html, Mark.CONFIRMED, summary.confirmed(), "#every-claim");
    count(html, Mark.REFUTED, summary.refuted(), "#refuted");
    count(html, Mark.UNDECIDED, undecided, "#undecided");
    if (notRun > 0) {
      count(html, Mark.NOT_RUN, notRun, "#undecided");
    }
    count(html, Mark.PLANNED, summary.planned(), "#planned");
    return html.close("ul").line();
  }

  private static void bar(Html html, Mark mark, int count) {
    if (count > 0) {
      html.open("span", "class", mark.style(), "style", "flex-grow:" + count).close("span");
    }
  }

  private static void count(Html html, Mark mark, int count, String where) {
    html.open("li", "class", mark.style()).add(mark.shape());
    String words = count + " " + mark.word();
    if (count > 0) {
      html.element("a", words, "href", where);
    } else {
      html.text(words);
    }
    html.close("li").line();
  }

  private Html machine() {
    Verdicts verdicts = judgements.verdicts();
    MachineFacts machine = verdicts.machine();
    Html html = new Html().open("dl", "class", "machine").line();
    fact(html, "Machine", machine.os() + " " + machine.arch() + ", " + cpus(machine));
    fact(html, "Java", machine.jdk());
    fact(html, "CPython", cpython(machine));
    html.open("div").element("dt", "Judged").open("dd");
    html.element("time", day(verdicts.startedAt()), "datetime", verdicts.startedAt());
    html.text(", in " + verdicts.durationMillis() / 1_000 + " s").close("dd").close("div");
    return html.close("dl").line();
  }

  private static void fact(Html html, String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close("div").line();
  }

  /** Those that were used, and why others were not. */
  private String cpython(MachineFacts machine) {
    List<String> words = new ArrayList<>();
    words.add(machine.cpython() == null ? "not used" : machine.cpython());
    judgements.columns().whyEmpty().forEach(words::add);
    return String.join(". ", words);
  }

  static String cpus(MachineFacts machine) {
    String cpus = machine.cpus() + (machine.cpus() == 1 ? " usable CPU" : " usable CPUs");
    return machine.cpuQuota() == null ? cpus : cpus + ", a quota of " + machine.cpuQuota();
  }

  static String day(String startedAt) {
    try {
      return DAY_AND_TIME.format(Instant.parse(startedAt));
    } catch (DateTimeParseException asItIs) {
      return startedAt;
    }
  }

  /** A sentence on how to read the page, and the other views of the same run. */
  private Html elsewhere() {
    Html html = new Html().open("p", "class", "how");
    html.text("Behind each claim stands its verdict; it leads to what was seen. ");
    if (links.report().isPresent()) {
      html.text("The claim itself leads to its evidence in the ")
          .element("a", "Allure report", "href", links.report().get())
          .text(", with each step, picture and raw number. ");
    }
    return html.text("Every verdict is also in ")
        .element("a", "verdicts.json", "href", "verdicts.json")
        .text(".")
        .close("p")
        .line();
  }

  private Html contents() {
    Html html = new Html().open("nav", "aria-label", "Contents").open("ol").line();
    for (Section section : judgements.article().sections()) {
      long confirmed =
          judgements.in(section).filter(claim -> claim.mark() == Mark.CONFIRMED).count();
      html.open("li")
          .element("a", section.title(), "href", "#" + Prose.anchor(section.title()))
          .text(" ")
          .element("span", confirmed + " of " + section.claims().size(), "class", "tally")
          .element("span", " confirmed", "class", "unseen")
          .close("li")
          .line();
    }
    html.close("ol").open("p");
    html.element("a", "How the claims stand: undecided, planned, untestable", "href", "#standing");
    return html.close("p").close("nav").line();
  }
}
