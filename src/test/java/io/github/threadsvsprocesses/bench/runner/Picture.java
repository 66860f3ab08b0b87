package io.github.threadsvsprocesses.bench.runner;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Pictures of what was measured, as PNG. */
final class Picture {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 460;

  /** Drawn at twice its size, so that it is sharp on a fine screen. */
  private static final int SCALE = 2;

  private static final Color[] COLORS = {
    new Color(0x1F, 0x6F, 0xB2), new Color(0xB3, 0x26, 0x1E), new Color(0x55, 0x55, 0x55)
  };

  private Picture() {}

  /** Each row's ratio beside its aim, where both are known. */
  static byte[] ofRatios(Performance performance) throws IOException {
    List<RowResult> rows =
        performance.rows().stream()
            .filter(row -> row.ratio() != null && row.aim() != null)
            .toList();
    if (rows.isEmpty()) {
      throw new IOException("No row has a ratio and an aim.");
    }
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("How many times better than its peer")
            .yAxisTitle("ratio")
            .build();
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setXAxisLabelRotation(20);
    chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
    chart.getStyler().setMarkerSize(12);
    chart.getStyler().setOverlapped(true);
    List<String> names = rows.stream().map(RowResult::name).toList();
    chart
        .addSeries("measured", names, rows.stream().map(RowResult::ratio).toList())
        .setMarker(SeriesMarkers.CIRCLE)
        .setMarkerColor(COLORS[0]);
    chart
        .addSeries("aim", names, rows.stream().map(RowResult::aim).toList())
        .setMarker(SeriesMarkers.DIAMOND)
        .setMarkerColor(COLORS[1]);
    return png(chart);
  }

  static byte[] of(GrowthCurve curve) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(curve.title())
            .xAxisTitle(curve.xTitle())
            .yAxisTitle(curve.yTitle())
            .build();
    chart.getStyler().setXAxisLogarithmic(curve.logarithmic());
    chart.getStyler().setYAxisLogarithmic(curve.logarithmic());
    if (!curve.logarithmic()) {
      chart.getStyler().setYAxisMin(0.0);
    }
    for (int number = 0; number < curve.lines().size(); number++) {
      Color color = COLORS[number % COLORS.length];
      GrowthCurve.Line line = curve.lines().get(number);
      chart
          .addSeries(
              line.label(),
              line.points().stream().map(GrowthCurve.Point::x).toList(),
              line.points().stream().map(GrowthCurve.Point::y).toList())
          .setMarker(SeriesMarkers.CIRCLE)
          .setMarkerColor(color)
          .setLineColor(color);
    }
    return png(chart);
  }

  private static byte[] png(Chart<?, ?> chart) throws IOException {
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    BufferedImage image =
        new BufferedImage(SCALE * WIDTH, SCALE * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    chart.paint(graphics, WIDTH, HEIGHT);
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }
}
