package io.github.threadsvsprocesses.evidence;

import static io.github.threadsvsprocesses.evidence.MadeUpChoices.COMPUTES;
import static io.github.threadsvsprocesses.evidence.MadeUpChoices.OPEN;
import static io.github.threadsvsprocesses.evidence.MadeUpChoices.WAITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.threadsvsprocesses.workload.ChoiceRow;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is seen of workloads. */
class ChoiceChartTest {
  /** In pixels, of which a point has one and a half. */
  private static final int LEFT_END = 232 * 3 / 2;

  private static final int RIGHT_END = 706 * 3 / 2;

  private static BufferedImage picture(ChoiceRow... rows) throws IOException {
    byte[] png = ChoiceChart.png(MadeUpChoices.table(List.of(rows), List.of())).orElseThrow();
    return Picture.of(png);
  }

  @Test
  void barsAreAsLongAsTheSpeedUps() throws IOException {
    BufferedImage picture = picture(COMPUTES);
    double threads = longest(Drawing.VERMILION, picture);
    double processes = longest(Drawing.BLUE, picture);
    assertThat(processes / threads).isCloseTo(1.88 / 0.98, within(0.05));
  }

  @Test
  void eachWayHasItsColourAndNoneIsDrawnThatWasNotMeasured() throws IOException {
    assertThat(longest(Drawing.PURPLE, picture(WAITS))).isPositive();
    BufferedImage before21 = picture(MadeUpChoices.withoutVirtualThreads(WAITS));
    assertThat(longest(Drawing.PURPLE, before21)).isZero();
    assertThat(longest(Drawing.SKY, before21)).isPositive();
  }

  @Test
  void aWorkloadThatWasNotMeasuredHasNoBars() throws IOException {
    BufferedImage picture = picture(MadeUpChoices.withoutSpeedUps(OPEN));
    assertThat(List.of(Drawing.VERMILION, Drawing.SKY, Drawing.PURPLE, Drawing.BLUE))
        .allSatisfy(colour -> assertThat(longest(colour, picture)).isZero());
  }

  @Test
  void moreWorkloadsMakeATallerPictureOfTheSameWidth() throws IOException {
    BufferedImage few = picture(WAITS, COMPUTES);
    BufferedImage many = picture(WAITS, COMPUTES, OPEN, WAITS, COMPUTES, OPEN, WAITS);
    assertThat(many.getWidth()).isEqualTo(few.getWidth()).isEqualTo(1350);
    assertThat(many.getHeight()).isGreaterThan(2 * few.getHeight());
  }

  @Test
  void whereNothingWasComparedThereIsNoPicture() {
    assertThat(ChoiceChart.png(MadeUpChoices.table(List.of(), List.of(WAITS)))).isEmpty();
  }

  /** The longest run of a colour in a row of pixels, where the bars are. */
  private static int longest(Color colour, BufferedImage picture) {
    return IntStream.range(0, picture.getHeight())
        .map(
            y ->
                (int)
                    IntStream.range(LEFT_END, RIGHT_END)
                        .filter(x -> picture.getRGB(x, y) == colour.getRGB())
                        .count())
        .filter(length -> length > 100) // The legend's squares are shorter.
        .max()
        .orElse(0);
  }
}
