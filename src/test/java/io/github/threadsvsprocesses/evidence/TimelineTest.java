package io.github.threadsvsprocesses.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.evidence.Timeline.Span;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who held what, and when. */
class TimelineTest {
  private static final long MS = 1_000_000;

  private static final Timeline TURNS =
      new Timeline(
          "who held the lock",
          List.of(new Span("second", at(5), at(10)), new Span("first", at(0), at(5))));

  @Test
  void aPictureHasARowForEachLane() throws IOException {
    BufferedImage two = picture(TURNS);
    BufferedImage three =
        picture(
            new Timeline(
                "all at once",
                List.of(new Span("a", 0, 9), new Span("b", 0, 9), new Span("c", 3, 3))));
    assertThat(two.getWidth()).isEqualTo(1350);
    assertThat(three.getHeight()).isGreaterThan(two.getHeight());
  }

  @Test
  void eachLanesBarsAreInTheColourOfItsLaneAtItsTime() throws IOException {
    BufferedImage picture = picture(TURNS);
    int[] blue = columnsOf(Drawing.BLUE.getRGB(), picture);
    int[] vermilion = columnsOf(Drawing.VERMILION.getRGB(), picture);
    assertThat(vermilion).hasSizeGreaterThan(300);
    assertThat(blue).hasSizeGreaterThan(300);
    assertThat(vermilion[vermilion.length - 1])
        .as("the first lane's colour is blue, and its span is the later one")
        .isLessThanOrEqualTo(blue[0] + 2);
  }

  @Test
  void aSpanOfNoLengthIsSeen() throws IOException {
    Timeline timeline =
        new Timeline("t", List.of(new Span("long", 0, 1_000 * MS), new Span("short", MS, MS)));
    assertThat(columnsOf(Drawing.VERMILION.getRGB(), picture(timeline))).isNotEmpty();
  }

  @Test
  void aTableSaysTheSameFromTheFirstSpanOn() {
    assertThat(TURNS.asText(9, 9))
        .isEqualTo(
            """
            who held the lock
                 from ms        to ms  who
                   0.000        5.000  first
                   5.000       10.000  second
            """);
  }

  @Test
  void whatIsCutIsSaidInTheTitle() throws IOException {
    Timeline many =
        new Timeline(
            "t",
            IntStream.range(0, 1_000).mapToObj(i -> new Span("lane " + i % 50, i, i + 1)).toList());
    assertThat(many.cut(40, 400).title()).isEqualTo("400 of 1000 spans, on 40 of 50 lanes: t");
    assertThat(many.cut(50, 1_000).title()).isEqualTo("t");
    assertThat(picture(many).getHeight()).isLessThan(3_000);
  }

  @Test
  void nothingHappenedIsSaidInAText() {
    Timeline nothing = new Timeline("nobody held the lock", List.of());
    assertThat(TimelineChart.png(nothing)).isEmpty();
    assertThat(nothing.asText(9, 9)).startsWith("nobody held the lock\n");
  }

  @Test
  void aSpanDoesNotEndBeforeItBegins() {
    assertThatThrownBy(() -> new Span("a worker", 10, 4)).hasMessageContaining("6 ns before");
  }

  /** A clock may start anywhere, and run over while one looks. */
  private static long at(long millis) {
    return Long.MAX_VALUE - 3 * MS + millis * MS;
  }

  private static BufferedImage picture(Timeline timeline) throws IOException {
    return Picture.of(TimelineChart.png(timeline).orElseThrow());
  }

  /** Where a colour is seen, from left to right. */
  private static int[] columnsOf(int rgb, BufferedImage picture) {
    return IntStream.range(0, picture.getWidth())
        .filter(
            x -> IntStream.range(0, picture.getHeight()).anyMatch(y -> picture.getRGB(x, y) == rgb))
        .toArray();
  }
}
