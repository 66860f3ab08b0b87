package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.evidence.Labels;
import io.github.threadsvsprocesses.page.ComparedCurves.Shown;
import io.github.threadsvsprocesses.page.Exhibits.Exhibit;
import io.github.threadsvsprocesses.page.Pictures.Picture;
import io.github.threadsvsprocesses.verdict.Printable;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was done and seen for a claim, below the words that make it. */
final class Findings {
  /** Of a reason or message; longer ones are in the report. */
  static final int LONGEST_REASON = 2_000;

  private final Exhibits exhibits;
  private final ReportLinks links;
  private final Pictures pictures;
  private final Optional<Shown> compared;
  private final Room room = new Room();

  Findings(Judgements judgements, Exhibits exhibits, ReportLinks links) {
    this.exhibits = exhibits;
    this.links = links;
    List<Exhibit> leading = judgements.all().flatMap(claim -> leading(claim).stream()).toList();
    List<Exhibit> others =
        judgements
            .all()
            .flatMap(claim -> trials(claim).flatMap(trial -> of(claim, trial).stream()))
            .filter(Exhibit::isPicture)
            .toList();
    this.compared = ComparedCurves.in(judgements, exhibits);
    this.pictures =
        new Pictures(
            Stream.of(leading.stream(), compared.map(Shown::exhibit).stream(), others.stream())
                .flatMap(each -> each)
                .toList());
  }

  /** The picture of crews of two runtimes, before any other; nothing where there is none. */
  Html comparedCurves() {
    return compared
        .flatMap(
            shown ->
                pictures
                    .of(shown.exhibit())
                    .map(it -> figure(shown.claim(), shown.exhibit(), it, shown.trial())))
        .orElseGet(Html::new);
  }

  /** Nothing for a planned claim. */
  Html of(Judged claim) {
    Html html = new Html();
    if (claim.runtimes().isEmpty()) {
      return html;
    }
    html.open("div", "class", "findings").line();
    claim.runtimes().forEach(on -> html.add(reason(claim, on)));
    leadingTrial(claim).ifPresent(trial -> html.add(leadingFigure(claim, trial)));
    if (trials(claim).findAny().isPresent()) {
      html.add(unfolding(claim));
    }
    return html.close("div").line();
  }

  private static Html reason(Judged claim, RuntimeVerdict on) {
    Mark mark = Mark.of(on);
    if (on.reason() == null || mark == Mark.NOT_RUN) {
      return new Html();
    }
    String where = claim.on(on).isEmpty() ? " here" : claim.on(on);
    String because = mark == Mark.REFUTED ? ": " : ", because ";
    return new Html()
        .open("p", "class", "reason " + mark.style())
        .add(mark.shape())
        .element("b", claim.number() + " is " + mark.word() + where)
        .text(because + Printable.text(on.reason(), LONGEST_REASON))
        .close("p")
        .line();
  }

  private Html unfolding(Judged claim) {
    Html html = new Html().open("details").open("summary");
    html.add(claim.mark().shape()).text("What was seen for " + claim.number());
    html.element("span", ", " + claim.claim().sentence(), "class", "unseen");
    html.text(": " + counts(claim)).close("summary").line();
    html.open("ul", "class", "trials", "id", claim.anchorOfFindings()).line();
    for (RuntimeVerdict on : claim.runtimes()) {
      for (Trial trial : Trial.of(on)) {
        html.open("li").add(room.orNote(told(claim, trial, claim.on(on))));
        of(claim, trial).forEach(exhibit -> html.add(shown(claim, exhibit, trial)));
        html.close("li").line();
      }
    }
    return html.close("ul").close("details").line();
  }

  private static String counts(Judged claim) {
    List<Trial> trials = trials(claim).toList();
    List<Trial> checks = trials.stream().filter(trial -> !trial.control()).toList();
    List<Trial> controls = trials.stream().filter(Trial::control).toList();
    return count(checks, "check") + " passed, " + count(controls, "control") + " refused";
  }

  private static String count(List<Trial> trials, String kind) {
    long good = trials.stream().filter(trial -> trial.mark() == Mark.CONFIRMED).count();
    String kinds = trials.size() == 1 ? kind : kind + "s";
    return good == trials.size() ? good + " " + kinds : good + " of " + trials.size() + " " + kinds;
  }

  private Html told(Judged claim, Trial trial, String runtime) {
    Html html = new Html().open("p", "class", "end").add(trial.shape());
    html.element("b", trial.end() + runtime + ":").text(" ");
    Optional<String> address = links.test(nameInReport(claim), trial.name());
    String title = Printable.line(trial.title(), LONGEST_REASON);
    address.ifPresentOrElse(to -> html.element("a", title, "href", to), () -> html.text(title));
    html.element("span", " (" + trial.duration() + ")", "class", "time").close("p").line();
    html.add(Story.of(trial));
    trial
        .because()
        .ifPresent(
            words ->
                html.element("p", Printable.text(words, LONGEST_REASON), "class", "because")
                    .line());
    return html;
  }

  private Html shown(Judged claim, Exhibit exhibit, Trial trial) {
    if (exhibit.isPicture()) {
      return pictures.of(exhibit).map(it -> figure(claim, exhibit, it, trial)).orElseGet(Html::new);
    }
    return exhibit.isText() ? room.orNote(Story.of(exhibit)) : new Html();
  }

  private Html leadingFigure(Judged claim, Trial trial) {
    Exhibit exhibit = leading(claim).orElseThrow();
    return pictures.of(exhibit).map(it -> figure(claim, exhibit, it, trial)).orElseGet(Html::new);
  }

  /** The picture, or where the page has shown it already, a way there. */
  private Html figure(Judged claim, Exhibit exhibit, Picture picture, Trial trial) {
    String name = Printable.line(exhibit.name(), 200);
    if (!pictures.isToBePlaced(picture)) {
      return new Html()
          .open("p", "class", "note")
          .text("Its picture: ")
          .element("a", name, "href", "#" + picture.id())
          .close("p")
          .line();
    }
    String role = trial.control() ? "control" : "check";
    String caption = "the " + role + " “" + Printable.line(trial.title(), 200) + "”";
    return new Html()
        .open("figure", "id", picture.id())
        // On a narrow screen it is wider than the page, and scrolls by keys too.
        .open("div", "class", "picture", "tabindex", "0", "role", "group", "aria-label", name)
        .empty(
            "img",
            "src",
            picture.source(),
            "width",
            String.valueOf(picture.width()),
            "height",
            String.valueOf(picture.height()),
            "decoding",
            "async",
            "alt",
            "Picture of “" + name + "” from " + caption + ". " + Printable.line(trial.seen(), 700))
        .close("div")
        .open("figcaption")
        .element("b", claim.number())
        .text(" " + Character.toUpperCase(name.charAt(0)) + name.substring(1) + ", from " + caption)
        .close("figcaption")
        .close("figure")
        .line();
  }

  private Optional<Exhibit> leading(Judged claim) {
    return leadingTrial(claim)
        .flatMap(trial -> of(claim, trial).stream().filter(Exhibit::isPicture).findFirst());
  }

  /** The first check with a picture: it belongs beside the words. */
  private Optional<Trial> leadingTrial(Judged claim) {
    return trials(claim)
        .filter(trial -> !trial.control())
        .filter(trial -> of(claim, trial).stream().anyMatch(Exhibit::isPicture))
        .findFirst();
  }

  private List<Exhibit> of(Judged claim, Trial trial) {
    return exhibits.of(nameInReport(claim), trial.name());
  }

  private static Stream<Trial> trials(Judged claim) {
    return claim.runtimes().stream().flatMap(on -> Trial.of(on).stream());
  }

  static String nameInReport(Judged claim) {
    return Labels.claimName(claim.section(), claim.claim());
  }
}
