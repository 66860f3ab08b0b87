package io.github.threadsvsprocesses.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.measure.BreakEvenCurve;
import io.github.threadsvsprocesses.measure.BreakEvenCurve.Line;
import io.github.threadsvsprocesses.measure.BreakEvenCurve.Point;
import io.github.threadsvsprocesses.measure.BreakEvenPoint;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is seen of tasks of growing size. */
class BreakEvenChartTest {
  private static final BreakEvenCurve CURVE =
      new BreakEvenCurve(
          2,
          4,
          1000,
          List.of(
              new Line(
                  "cold",
                  100,
                  List.of(
                      new Point(10, List.of(0.01), List.of(100.0)),
                      new Point(141_000, List.of(141.0, 141.0), List.of(170.0, 172.0)),
                      new Point(282_000, List.of(282.0, 282.0), List.of(241.0, 241.0))),
                  new BreakEvenPoint(200, 190, 210, 2)),
              new Line(
                  "warm",
                  0.1,
                  List.of(
                      new Point(10, List.of(0.01), List.of(0.1)),
                      new Point(141, List.of(0.141), List.of(0.17))),
                  null)));

  @Test
  void eachLineHasItsColourAndTheCrossingIsMarked() throws Exception {
    BufferedImage picture = Picture.of(BreakEvenChart.png(CURVE).orElseThrow());
    assertThat(List.of(Drawing.BLUE, Drawing.GREEN, Drawing.DARK))
        .allSatisfy(colour -> assertThat(topOf(colour, picture)).isPositive());
    assertThat(topOf(Drawing.BLUE, picture))
        .as("who is started for the task is seen above who runs already")
        .isLessThan(topOf(Drawing.GREEN, picture));
  }

  @Test
  void aTableSaysTheSame() {
    assertThat(BreakEvenChart.asText(CURVE))
        .isEqualTo(
            """
            A task done where it is, or handed over to 2 processes, on 4 usable CPUs
            cold: handing over takes 100 ms; break-even at a task of 200 ms (the middle half of 2 rounds: 190 to 210 ms)
              a task of 0.01 ms takes it 100 ms (median of 1)
              a task of 141 ms takes it 171 ms (median of 2)
              a task of 282 ms takes it 241 ms (median of 2)
            warm: handing over takes 0.1 ms; no break-even up to a task of 0.141 ms
              a task of 0.01 ms takes it 0.1 ms (median of 1)
              a task of 0.141 ms takes it 0.17 ms (median of 1)
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
