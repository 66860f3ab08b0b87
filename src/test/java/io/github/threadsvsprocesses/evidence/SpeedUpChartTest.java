package io.github.threadsvsprocesses.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.measure.SpeedUpCurve;
import io.github.threadsvsprocesses.measure.SpeedUpCurve.Line;
import io.github.threadsvsprocesses.measure.SpeedUpCurve.Point;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is seen of crews of growing size. */
class SpeedUpChartTest {
  private static final SpeedUpCurve CURVE =
      new SpeedUpCurve(
          2,
          2_000,
          2,
          List.of(
              new Line(
                  "threads under the lock",
                  List.of(
                      new Point(1, List.of(1.0, 1.02), 1.01),
                      new Point(2, List.of(0.97, 0.99), 0.98))),
              new Line(
                  "threads without the lock",
                  List.of(
                      new Point(1, List.of(1.0, 1.0), 1.0),
                      new Point(2, List.of(1.9, 1.96), 1.93)))));

  @Test
  void eachCrewHasItsColourAndTheIdealIsDrawn() throws Exception {
    BufferedImage picture = Picture.of(SpeedUpChart.png(CURVE).orElseThrow());
    assertThat(List.of(Drawing.VERMILION, Drawing.BLUE, Drawing.DARK))
        .allSatisfy(colour -> assertThat(topOf(colour, picture)).isPositive());
    assertThat(topOf(Drawing.BLUE, picture))
        .as("free threads are seen above locked ones")
        .isLessThan(topOf(Drawing.VERMILION, picture));
  }

  @Test
  void twoRuntimesInOnePictureHaveColoursAndNamesOfTheirOwn() throws Exception {
    SpeedUpCurve both = CURVE.beside("JVM", CURVE, "CPython");
    BufferedImage picture =
        ImageIO.read(new ByteArrayInputStream(SpeedUpChart.png(both).orElseThrow()));
    assertThat(List.of(Drawing.VERMILION, Drawing.BLUE, Drawing.GREEN, Drawing.PURPLE))
        .allSatisfy(colour -> assertThat(topOf(colour, picture)).isPositive());
    assertThat(both.crews())
        .extracting(Line::crew)
        .containsExactly(
            "JVM: threads under the lock",
            "JVM: threads without the lock",
            "CPython: threads under the lock",
            "CPython: threads without the lock");
    assertThat(both.rounds()).isEqualTo(CURVE.rounds());
  }

  @Test
  void aTableSaysTheSame() {
    assertThat(SpeedUpChart.asText(CURVE))
        .isEqualTo(
            """
            The same work by more workers: 2 rounds on 2 usable CPUs (a picture, not a verdict)
            threads under the lock, 1: median 1.01, rounds 1.00, 1.02
            threads under the lock, 2: median 0.98, rounds 0.97, 0.99
            threads without the lock, 1: median 1.00, rounds 1.00, 1.00
            threads without the lock, 2: median 1.93, rounds 1.90, 1.96
            """);
  }

  private static int topOf(Color colour, BufferedImage picture) {
    return IntStream.range(0, picture.getHeight())
        .filter(
            y ->
                IntStream.range(0, picture.getWidth())
                    .anyMatch(x -> picture.getRGB(x, y) == colour.getRGB()))
        .findFirst()
        .orElse(-1);
  }
}
