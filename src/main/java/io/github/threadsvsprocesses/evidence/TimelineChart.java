package io.github.threadsvsprocesses.evidence;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A {@link Timeline} as a picture: a row of bars for each lane. */
final class TimelineChart {
  static final int MOST_LANES = 40;

  /** What can still be told apart, and what a report can carry. */
  static final int MOST_SPANS = 400;

  /** In points. */
  private static final int LANE_HEIGHT = 30;

  private static final float BAR_HEIGHT = 18;

  /** The axis of time. */
  private static final int FRAME_HEIGHT = 75;

  /** Longer names of lanes are cut in the picture. */
  private static final int LONGEST_NAME = 28;

  /** A shorter span is drawn this long, as a share of the whole, so that it can be seen. */
  private static final double SHORTEST_BAR = 0.002;

  private TimelineChart() {}

  /** PNG; empty where this JVM cannot draw, or nothing happened. */
  static Optional<byte[]> png(Timeline timeline) {
    return timeline.spans().isEmpty()
        ? Optional.empty()
        : Drawable.png(() -> Drawing.paint(draw(timeline.cut(MOST_LANES, MOST_SPANS))));
  }

  private static XYChart draw(Timeline.Cut cut) {
    List<String> names = List.copyOf(cut.lanes().keySet());
    XYChart chart =
        Drawing.chart(
            FRAME_HEIGHT + LANE_HEIGHT * (names.size() + 1),
            cut.title(),
            "ms from the first span",
            "");
    double last =
        cut.lanes().values().stream()
            .flatMap(List::stream)
            .mapToDouble(span -> millis(span.toNanos() - cut.startNanos()))
            .max()
            .orElse(1);
    double end = last > 0 ? last : 1;
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax(end);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisMax(names.size() + 1.0);
    chart.getStyler().setYAxisTickMarkSpacingHint(LANE_HEIGHT - 10);
    chart.getStyler().setPlotGridHorizontalLinesVisible(false);
    chart.getStyler().setYAxisLabelAlignment(TextAlignment.Right);
    chart.setCustomYAxisTickLabelsFormatter(Drawing.onlyAtWhole(row -> nameAt(row, names)));
    int row = names.size();
    for (Map.Entry<String, List<Timeline.Span>> lane : cut.lanes().entrySet()) {
      addRow(chart, lane.getKey(), lane.getValue(), row, names.size() - row, cut, end);
      row--;
    }
    return chart;
  }

  /** A thick line from each span's beginning to its end, with gaps between them. */
  private static void addRow(
      XYChart chart,
      String lane,
      List<Timeline.Span> spans,
      double row,
      int colour,
      Timeline.Cut cut,
      double end) {
    List<Double> times = new ArrayList<>();
    List<Double> rows = new ArrayList<>();
    for (Timeline.Span span : spans) {
      double from = millis(span.fromNanos() - cut.startNanos());
      double to = millis(span.toNanos() - cut.startNanos());
      double shown = Math.min(from, end * (1 - SHORTEST_BAR));
      times.addAll(List.of(shown, Math.max(to, shown + end * SHORTEST_BAR), end));
      rows.addAll(List.of(row, row, Double.NaN));
    }
    if (!times.isEmpty()) {
      chart
          .addSeries(lane, times, rows)
          .setMarker(SeriesMarkers.NONE)
          .setLineColor(Drawing.COLOURS.get(colour % Drawing.COLOURS.size()))
          .setLineStyle(new BasicStroke(BAR_HEIGHT, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
    }
  }

  private static String nameAt(int fromBelow, List<String> names) {
    if (fromBelow < 1 || fromBelow > names.size()) {
      return " ".repeat(1 + Math.abs(fromBelow));
    }
    int lane = names.size() - fromBelow;
    String name = names.get(lane);
    return name.length() <= LONGEST_NAME
        ? name
        : name.substring(0, LONGEST_NAME) + "… (" + (lane + 1) + ")";
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }
}
