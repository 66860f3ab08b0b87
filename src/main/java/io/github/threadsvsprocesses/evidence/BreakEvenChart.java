package io.github.threadsvsprocesses.evidence;

import io.github.threadsvsprocesses.measure.BreakEvenCurve;
import io.github.threadsvsprocesses.measure.BreakEvenCurve.Line;
import io.github.threadsvsprocesses.measure.BreakEvenCurve.Point;
import io.github.threadsvsprocesses.measure.BreakEvenPoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Time over the size of a task, both in powers of ten: one worker's, and each crew's, which crosses
 * it at the break-even.
 */
final class BreakEvenChart {
  private static final int HEIGHT = 560;

  /** From the coldest to the warmest. */
  private static final List<Color> COLOURS =
      List.of(Drawing.BLUE, Drawing.GREEN, Drawing.VERMILION);

  private BreakEvenChart() {}

  /** PNG; empty where this JVM cannot draw. */
  static Optional<byte[]> png(BreakEvenCurve curve) {
    return Drawable.png(() -> Drawing.paint(draw(curve)));
  }

  /** A line for each crew and each point of the picture. */
  static String asText(BreakEvenCurve curve) {
    return title(curve)
        + "\n"
        + curve.lines().stream()
            .flatMap(
                line ->
                    Stream.concat(
                        Stream.of(line.inWords()),
                        line.points().stream().map(BreakEvenChart::inWords)))
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static String inWords(Point point) {
    return "  a task of %s ms takes it %s ms (median of %d)"
        .formatted(
            BreakEvenPoint.figure(point.oneWorkerMedian()),
            BreakEvenPoint.figure(point.crewMedian()),
            point.crewMillis().size());
  }

  private static String title(BreakEvenCurve curve) {
    return "A task done where it is, or handed over to "
        + curve.workers()
        + " processes, on "
        + curve.cpus()
        + (curve.cpus() == 1 ? " usable CPU" : " usable CPUs");
  }

  private static XYChart draw(BreakEvenCurve curve) {
    XYChart chart =
        Drawing.chart(
            HEIGHT,
            title(curve),
            "size of the task: what it takes one worker, ms",
            "time until it is done, ms");
    chart.getStyler().setLegendLayout(LegendLayout.Vertical);
    chart.getStyler().setMarkerSize(8);
    double[] sizes = all(curve, Point::oneWorkerMillis).toArray();
    double smallest = DoubleStream.of(sizes).min().orElse(1);
    double largest = DoubleStream.of(sizes).max().orElse(1);
    double longest = Math.max(largest, all(curve, Point::crewMillis).max().orElse(1));
    chart.getStyler().setXAxisMin(Math.floor(log10(smallest)));
    chart.getStyler().setXAxisMax(Math.ceil(log10(largest)));
    chart.getStyler().setYAxisMin(Math.floor(log10(smallest)));
    chart.getStyler().setYAxisMax(Math.ceil(log10(longest)));
    chart.setCustomXAxisTickLabelsFormatter(powersOfTen());
    chart.setCustomYAxisTickLabelsFormatter(powersOfTen());
    List<Double> ends = List.of(log10(smallest), log10(largest));
    chart
        .addSeries("one worker, where the task is", ends, ends)
        .setMarker(SeriesMarkers.NONE)
        .setLineColor(Drawing.DARK)
        .setLineStyle(Drawing.dashed(1.5f));
    for (int i = 0; i < curve.lines().size(); i++) {
      addLine(chart, curve.lines().get(i), COLOURS.get(i % COLOURS.size()));
    }
    return chart;
  }

  private static DoubleStream all(BreakEvenCurve curve, Function<Point, List<Double>> times) {
    return curve.lines().stream()
        .flatMap(line -> line.points().stream())
        .flatMap(point -> times.apply(point).stream())
        .mapToDouble(Double::doubleValue);
  }

  private static void addLine(XYChart chart, Line line, Color colour) {
    List<Double> sizesOfRounds = new ArrayList<>();
    List<Double> timesOfRounds = new ArrayList<>();
    for (Point point : line.points()) {
      for (double millis : point.crewMillis()) {
        sizesOfRounds.add(log10(point.oneWorkerMedian()));
        timesOfRounds.add(log10(millis));
      }
    }
    chart
        .addSeries(
            line.crew() + ": the medians",
            logs(line, Point::oneWorkerMedian),
            logs(line, Point::crewMedian))
        .setMarker(SeriesMarkers.NONE)
        .setLineColor(colour)
        .setLineStyle(new BasicStroke(2f))
        .setShowInLegend(false);
    chart
        .addSeries(
            line.crew() + ": each task; the line joins the medians", sizesOfRounds, timesOfRounds)
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
        .setMarker(SeriesMarkers.CIRCLE)
        .setMarkerColor(colour);
    BreakEvenPoint breakEven = line.breakEven();
    if (breakEven != null) {
      List<Double> at = List.of(log10(breakEven.millis()));
      chart
          .addSeries("break-even: " + breakEven.inWords() + ", " + line.crew(), at, at)
          .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
          .setMarker(SeriesMarkers.DIAMOND)
          .setMarkerColor(Color.BLACK)
          .setShowInLegend(true);
    }
  }

  private static List<Double> logs(Line line, ToDoubleFunction<Point> millis) {
    return line.points().stream().map(point -> log10(millis.applyAsDouble(point))).toList();
  }

  private static double log10(double millis) {
    return Math.log10(millis);
  }

  private static Function<Double, String> powersOfTen() {
    return Drawing.onlyAtWhole(power -> BigDecimal.ONE.scaleByPowerOfTen(power).toPlainString());
  }
}
