package io.github.threadsvsprocesses.evidence;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.MeasuredRound;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.VoidCause;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.series.Series;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The rounds of a measurement as a picture: what each round gave, and where the bounds lie. */
final class CertificateChart {
  /** In points; a line of the legend for each cause of void rounds comes to it. */
  private static final int PLOT_HEIGHT = 420;

  private static final int LEGEND_LINE = 22;

  /** One for each cause, so that they are told apart without colours. */
  private static final List<Marker> OF_VOID_ROUNDS =
      List.of(
          SeriesMarkers.CROSS,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.TRIANGLE_DOWN,
          SeriesMarkers.SQUARE,
          SeriesMarkers.PLUS);

  private static final List<VoidCause> CAUSES = List.of(VoidCause.values());

  private CertificateChart() {}

  /** PNG; empty where this JVM cannot draw, or nothing was measured. */
  static Optional<byte[]> png(Certificate certificate) {
    return certificate.rounds().isEmpty()
        ? Optional.empty()
        : Drawable.png(() -> Drawing.paint(draw(certificate)));
  }

  /** What was asked and what came of it, for the title of each picture. */
  static String question(Certificate certificate) {
    return certificate.crew()
        + ": “"
        + certificate.proposition().inWords()
        + "” "
        + (certificate.answer() == Answer.UNDECIDED ? "is " : "")
        + certificate.answer().inWords();
  }

  private static XYChart draw(Certificate certificate) {
    XYChart chart =
        Drawing.chart(
            PLOT_HEIGHT + LEGEND_LINE * certificate.voids().size(),
            question(certificate),
            "round",
            "times " + certificate.yardstick());
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    chart.getStyler().setLegendLayout(LegendLayout.Vertical);
    chart.getStyler().setYAxisMin(0.0);
    List<MeasuredRound> rounds = certificate.rounds();
    Drawing.wholeSteps(chart, 0, rounds.size() + 1);
    Points crew = new Points();
    Points machine = new Points();
    Points bound = new Points();
    for (int i = 0; i < rounds.size(); i++) {
      MeasuredRound round = rounds.get(i);
      if (round.voided() == null) {
        crew.add(i + 1, round.crewSpeedUp());
        machine.add(i + 1, round.machineSpeedUp());
        bound.add(i + 1, bound(certificate.proposition(), round));
      }
    }
    crew.drawOn(chart, "the crew", SeriesMarkers.CIRCLE, Drawing.VERMILION);
    machine.drawOn(
        chart, "lock-free workers: what the machine gave", SeriesMarkers.DIAMOND, Drawing.BLUE);
    if (!bound.isEmpty()) {
      chart
          .addSeries(
              switch (certificate.proposition()) {
                case SCALES -> "the crew wins at this or more";
                case DOES_NOT_SCALE ->
                    "the crew wins at this or less, where the machine gave enough";
                case HARDLY_FASTER -> "the crew wins at this or less";
                case SLOWER -> "the crew is slower below this, where the machine gave enough";
              },
              bound.rounds,
              bound.speedUps)
          .setXYSeriesRenderStyle(XYSeriesRenderStyle.Line)
          .setMarker(SeriesMarkers.NONE)
          .setLineColor(Drawing.DARK)
          .setLineStyle(Drawing.dashed(1.5f));
    }
    certificate.voids().keySet().forEach(cause -> drawVoid(chart, rounds, cause));
    chart.getStyler().setYAxisMax(Math.max(2.2, 1.05 * highest(rounds)));
    return chart;
  }

  /** Both points of each round that did not count: the crew's, and paler the machine's. */
  private static void drawVoid(XYChart chart, List<MeasuredRound> rounds, VoidCause cause) {
    Points crew = new Points();
    Points machine = new Points();
    for (int i = 0; i < rounds.size(); i++) {
      MeasuredRound round = rounds.get(i);
      if (round.voided() == cause) {
        crew.add(i + 1, round.crewSpeedUp());
        machine.add(i + 1, round.machineSpeedUp());
      }
    }
    Marker marker = OF_VOID_ROUNDS.get(CAUSES.indexOf(cause) % OF_VOID_ROUNDS.size());
    crew.drawOn(
        chart,
        crew.rounds.size() + " void (the crew; paler: the machine): " + cause.inWords(),
        marker,
        Drawing.GREY);
    machine
        .drawOn(chart, "the machine: " + cause.inWords(), marker, Drawing.PALE)
        .ifPresent(series -> series.setShowInLegend(false));
  }

  private static double bound(Proposition proposition, MeasuredRound round) {
    return switch (proposition) {
      case SCALES ->
          Math.max(Proposition.LEAST_SPEED_UP, Proposition.LEAST_SHARE * round.machineSpeedUp());
      case DOES_NOT_SCALE -> Proposition.MOST_SPEED_UP_UNDER_A_LOCK;
      case HARDLY_FASTER -> 1 / Proposition.LEAST_SHARE_OF_TIME;
      case SLOWER -> 1;
    };
  }

  private static double highest(List<MeasuredRound> rounds) {
    return rounds.stream()
        .mapToDouble(round -> Math.max(round.crewSpeedUp(), round.machineSpeedUp()))
        .max()
        .orElse(0);
  }

  /** Of one series; an empty one is not drawn. */
  private static final class Points {
    private final List<Double> rounds = new ArrayList<>();
    private final List<Double> speedUps = new ArrayList<>();

    void add(int round, double speedUp) {
      rounds.add((double) round);
      speedUps.add(speedUp);
    }

    boolean isEmpty() {
      return rounds.isEmpty();
    }

    Optional<Series> drawOn(XYChart chart, String name, Marker marker, Color colour) {
      return isEmpty()
          ? Optional.empty()
          : Optional.of(
              chart.addSeries(name, rounds, speedUps).setMarker(marker).setMarkerColor(colour));
    }
  }
}
