package io.github.threadsvsprocesses.evidence;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.MeasuredRound;
import io.github.threadsvsprocesses.measure.Proposition;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The rounds of a measurement as a picture: what each round gave, and where the bounds lie. */
final class CertificateChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;

  /** Drawn at twice its size, so that it is sharp on a fine screen. */
  private static final int SCALE = 2;

  private static final Color CREW = new Color(0xB3, 0x26, 0x1E);
  private static final Color MACHINE = new Color(0x1F, 0x6F, 0xB2);
  private static final Color BOUND = new Color(0x55, 0x55, 0x55);

  private CertificateChart() {}

  /** PNG; empty where this JVM cannot draw (a runtime without fonts) or nothing was measured. */
  static Optional<byte[]> png(Certificate certificate) {
    List<MeasuredRound> valid =
        certificate.rounds().stream().filter(round -> round.voided() == null).toList();
    if (valid.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(paint(draw(certificate, valid)));
    } catch (IOException | RuntimeException | LinkageError cannotDraw) {
      return Optional.empty();
    }
  }

  private static XYChart draw(Certificate certificate, List<MeasuredRound> valid) {
    Proposition proposition = certificate.proposition();
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(
                certificate.crew()
                    + ": \u201c"
                    + proposition.inWords()
                    + "\u201d "
                    + (certificate.answer() == Answer.UNDECIDED ? "is " : "")
                    + certificate.answer().inWords())
            .xAxisTitle("valid round")
            .yAxisTitle("times one worker")
            .build();
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setMarkerSize(9);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    List<Double> rounds = new ArrayList<>();
    for (int i = 1; i <= valid.size(); i++) {
      rounds.add((double) i);
    }
    points(
        chart, "the crew", rounds, valid.stream().map(MeasuredRound::crewSpeedUp).toList(), CREW);
    points(
        chart,
        "lock-free threads: what the machine gave",
        rounds,
        valid.stream().map(MeasuredRound::machineSpeedUp).toList(),
        MACHINE);
    boolean scales = proposition == Proposition.SCALES;
    List<Double> bounds = valid.stream().map(round -> bound(proposition, round)).toList();
    chart
        .addSeries(scales ? "to win: at least" : "to win: at most", rounds, bounds)
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Line)
        .setMarker(SeriesMarkers.NONE)
        .setLineColor(BOUND);
    return chart;
  }

  private static double bound(Proposition proposition, MeasuredRound round) {
    return proposition == Proposition.SCALES
        ? Math.max(Proposition.LEAST_SPEED_UP, Proposition.LEAST_SHARE * round.machineSpeedUp())
        : Proposition.MOST_SPEED_UP_UNDER_A_LOCK;
  }

  private static byte[] paint(XYChart chart) throws IOException {
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

  private static void points(
      XYChart chart, String name, List<Double> rounds, List<Double> speedUps, Color color) {
    chart.addSeries(name, rounds, speedUps).setMarker(SeriesMarkers.CIRCLE).setMarkerColor(color);
  }
}
