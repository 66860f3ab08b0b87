package io.github.threadsvsprocesses.evidence;

import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Wealth;
import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How a decision came about: both wealths after each valid round, and where they decide. */
final class WealthChart {
  private static final int HEIGHT = 380;

  private WealthChart() {}

  /** PNG; empty where this JVM cannot draw, or nothing was measured. */
  static Optional<byte[]> png(Certificate certificate) {
    return certificate.rounds().isEmpty()
        ? Optional.empty()
        : Drawable.png(() -> Drawing.paint(draw(certificate)));
  }

  private static XYChart draw(Certificate certificate) {
    double alpha = certificate.alpha();
    int last = Math.max(1, certificate.wealth().size());
    XYChart chart =
        Drawing.chart(
            HEIGHT,
            CertificateChart.question(certificate) + "; " + rounds(certificate),
            "valid round",
            "wealth (less than "
                + BigDecimal.valueOf(alpha).stripTrailingZeros().toPlainString()
                + " is drawn there)");
    Drawing.wholeSteps(chart, 0, last);
    // The library's own logarithmic axis is full of lines.
    chart.getStyler().setYAxisMin(Math.log10(alpha));
    chart.getStyler().setYAxisMax(1 - Math.log10(alpha));
    chart.setCustomYAxisTickLabelsFormatter(Drawing.onlyAtWhole(WealthChart::powerOfTen));
    curve(
        chart,
        "a gambler on “" + certificate.proposition().inWords() + "”",
        certificate,
        Wealth::inFavour,
        Drawing.BLUE,
        SeriesMarkers.CIRCLE);
    curve(
        chart,
        "a gambler against it",
        certificate,
        Wealth::against,
        Drawing.VERMILION,
        SeriesMarkers.SQUARE);
    chart
        .addSeries(
            String.format(Locale.ROOT, "1/α = %,.0f: whoever reaches it decides", 1 / alpha),
            List.of(0.0, (double) last),
            List.of(-Math.log10(alpha), -Math.log10(alpha)))
        .setMarker(SeriesMarkers.NONE)
        .setLineColor(Drawing.DARK)
        .setLineStyle(Drawing.dashed(1.5f));
    return chart;
  }

  private static String powerOfTen(int exponent) {
    return exponent < 0
        ? String.format(Locale.ROOT, "%." + -exponent + "f", Math.pow(10, exponent))
        : String.format(Locale.ROOT, "%,.0f", Math.pow(10, exponent));
  }

  /** How many counted; why others did not, the picture beside it says. */
  private static String rounds(Certificate certificate) {
    int valid = certificate.wealth().size();
    int voids = certificate.voids().values().stream().mapToInt(Integer::intValue).sum();
    return valid
        + (valid == 1 ? " valid round, " : " valid rounds, ")
        + (voids == 0 ? "none" : voids)
        + " void";
  }

  /** Begins with the 1 that each gambler starts with. */
  private static void curve(
      XYChart chart,
      String name,
      Certificate certificate,
      ToDoubleFunction<Wealth> side,
      Color colour,
      Marker marker) {
    List<Double> rounds = new ArrayList<>(List.of(0.0));
    List<Double> wealth = new ArrayList<>(List.of(0.0));
    for (Wealth each : certificate.wealth()) {
      rounds.add((double) rounds.size());
      wealth.add(Math.log10(Math.max(certificate.alpha(), side.applyAsDouble(each))));
    }
    chart
        .addSeries(name, rounds, wealth)
        .setMarker(marker)
        .setMarkerColor(colour)
        .setLineColor(colour)
        .setLineStyle(new BasicStroke(1.5f));
  }
}
