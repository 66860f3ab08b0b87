package io.github.threadsvsprocesses.evidence;

import io.github.threadsvsprocesses.measure.SpeedUpCurve;
import io.github.threadsvsprocesses.measure.SpeedUpCurve.Line;
import io.github.threadsvsprocesses.measure.SpeedUpCurve.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Speed-up over the number of workers: every round's point, and a line through the medians. */
final class SpeedUpChart {
  private static final int HEIGHT = 500;
  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.TRIANGLE_DOWN,
          SeriesMarkers.CROSS);

  /** Vermilion is the crew under the lock in the other pictures too, when it is first. */
  private static final List<Color> COLOURS =
      List.of(
          Drawing.VERMILION, Drawing.BLUE, Drawing.GREEN, Drawing.PURPLE, Drawing.SKY, Color.BLACK);

  /** Crews of one size stand side by side, so far apart as a share of the axis. */
  private static final double APART = 0.018;

  private SpeedUpChart() {}

  /** PNG; empty where this JVM cannot draw. */
  static Optional<byte[]> png(SpeedUpCurve curve) {
    return Drawable.png(() -> Drawing.paint(draw(curve)));
  }

  /** A line for each point of the picture. */
  static String asText(SpeedUpCurve curve) {
    return title(curve)
        + "\n"
        + curve.crews().stream()
            .flatMap(line -> line.points().stream().map(point -> inWords(line, point)))
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static String inWords(Line line, Point point) {
    return String.format(
            Locale.ROOT, "%s, %d: median %.2f", line.crew(), point.workers(), point.median())
        + point.speedUps().stream()
            .map(speedUp -> String.format(Locale.ROOT, "%.2f", speedUp))
            .collect(Collectors.joining(", ", ", rounds ", ""));
  }

  private static String title(SpeedUpCurve curve) {
    return "The same work by more workers: "
        + curve.rounds()
        + (curve.rounds() == 1 ? " round" : " rounds")
        + " on "
        + curve.cpus()
        + (curve.cpus() == 1 ? " usable CPU" : " usable CPUs")
        + " (a picture, not a verdict)";
  }

  private static XYChart draw(SpeedUpCurve curve) {
    XYChart chart = Drawing.chart(HEIGHT, title(curve), "workers", "times one worker");
    int most =
        curve.crews().stream()
            .flatMap(line -> line.points().stream())
            .mapToInt(Point::workers)
            .max()
            .orElse(1);
    int doublings = Math.max(1, (int) Math.ceil(log2(most)));
    chart.getStyler().setLegendLayout(LegendLayout.Vertical);
    chart.getStyler().setMarkerSize(7);
    chart.getStyler().setXAxisMin(-0.2);
    chart.getStyler().setXAxisMax(doublings + 0.2);
    chart.setCustomXAxisTickLabelsFormatter(
        Drawing.onlyAtWhole(
            power -> power < 0 ? " " : power > 30 ? "  " : Integer.toString(1 << power)));
    chart.getStyler().setYAxisMin(0.0);
    double highest =
        curve.crews().stream()
            .flatMap(line -> line.points().stream())
            .flatMap(point -> point.speedUps().stream())
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(1);
    double top = Math.max(1.25 * Math.min(curve.cpus(), most), 1.05 * highest);
    chart.getStyler().setYAxisMax(top);
    ideal(chart, curve.cpus(), doublings);
    for (int i = 0; i < curve.crews().size(); i++) {
      addLine(
          chart,
          curve.crews().get(i),
          doublings * APART * (i - (curve.crews().size() - 1) / 2.0),
          COLOURS.get(i % COLOURS.size()),
          MARKERS.get(i % MARKERS.size()));
    }
    return chart;
  }

  /** As many times faster as there are workers, until the CPUs are used up. */
  private static void ideal(XYChart chart, int cpus, int doublings) {
    List<Double> places = new ArrayList<>();
    List<Double> speedUps = new ArrayList<>();
    for (double place = 0; place <= doublings + 1e-9; place += 1.0 / 16) {
      places.add(place);
      speedUps.add(Math.min(cpus, Math.pow(2, place)));
    }
    chart
        .addSeries("ideal: a CPU for each worker, while there are", places, speedUps)
        .setMarker(SeriesMarkers.NONE)
        .setLineColor(Drawing.DARK)
        .setLineStyle(Drawing.dashed(1.5f));
  }

  private static void addLine(XYChart chart, Line line, double aside, Color colour, Marker marker) {
    List<Double> places = new ArrayList<>();
    List<Double> medians = new ArrayList<>();
    List<Double> placesOfRounds = new ArrayList<>();
    List<Double> rounds = new ArrayList<>();
    for (Point point : line.points()) {
      places.add(log2(point.workers()) + aside);
      medians.add(point.median());
      for (double speedUp : point.speedUps()) {
        placesOfRounds.add(log2(point.workers()) + aside);
        rounds.add(speedUp);
      }
    }
    chart
        .addSeries(line.crew(), places, medians)
        .setMarker(SeriesMarkers.NONE)
        .setLineColor(colour)
        .setLineStyle(new BasicStroke(2f))
        .setShowInLegend(false);
    chart
        .addSeries(line.crew() + ": each round; the line joins the medians", placesOfRounds, rounds)
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
        .setMarker(marker)
        .setMarkerColor(colour);
  }

  private static double log2(int workers) {
    return Math.log(workers) / Math.log(2);
  }
}
