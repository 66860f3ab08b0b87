package io.github.threadsvsprocesses.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Disturbance;
import io.github.threadsvsprocesses.measure.MeasuredRound;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.RoundOutcome;
import io.github.threadsvsprocesses.measure.VoidCause;
import io.github.threadsvsprocesses.measure.Wealth;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is seen of a measured answer. */
class CertificateChartTest {
  private static final Disturbance UNKNOWN = new Disturbance(null, null, null, null, null, null);
  private static final MeasuredRound VALID =
      new MeasuredRound(100, 100, 50, 52, 99, null, UNKNOWN, null, RoundOutcome.FOR);

  @Test
  void bothGamblersAndWhereTheyDecideAreSeen() throws Exception {
    BufferedImage picture = wealth(certificate(Map.of(), VALID, VALID));
    assertThat(Picture.has(Drawing.BLUE, picture)).isTrue();
    assertThat(Picture.has(Drawing.VERMILION, picture)).isTrue();
    assertThat(Picture.has(Drawing.DARK, picture)).isTrue();
  }

  @Test
  void ofValidRoundsNothingIsGrey() throws Exception {
    BufferedImage picture = rounds(certificate(Map.of(), VALID, VALID));
    assertThat(Picture.has(Drawing.BLUE, picture)).isTrue();
    assertThat(Picture.has(Drawing.VERMILION, picture)).isTrue();
    assertThat(Picture.has(Drawing.GREY, picture)).isFalse();
    assertThat(Picture.has(Drawing.PALE, picture)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(VoidCause.class)
  void aVoidRoundIsGreyWhateverItsCause(VoidCause cause) throws Exception {
    BufferedImage picture = rounds(certificate(Map.of(cause, 1), VALID, voided(cause)));
    assertThat(Picture.has(Drawing.GREY, picture)).isTrue();
    assertThat(Picture.has(Drawing.PALE, picture)).isTrue();
    assertThat(Picture.has(Drawing.VERMILION, picture)).isTrue();
  }

  @Test
  void allRoundsVoidArePicturesToo() throws Exception {
    Map<VoidCause, Integer> voids = new EnumMap<>(VoidCause.class);
    List<MeasuredRound> rounds = new ArrayList<>();
    for (VoidCause cause : VoidCause.values()) {
      voids.put(cause, 1);
      rounds.add(voided(cause));
    }
    Certificate certificate = certificate(voids, rounds.toArray(MeasuredRound[]::new));
    BufferedImage picture = rounds(certificate);
    assertThat(Picture.has(Drawing.GREY, picture)).isTrue();
    assertThat(Picture.has(Drawing.VERMILION, picture)).isFalse();
    assertThat(Picture.has(Drawing.VERMILION, wealth(certificate)))
        .as("what it began with")
        .isTrue();
  }

  @Test
  void ofNoRoundsThereIsNoPicture() {
    assertThat(CertificateChart.png(certificate(Map.of()))).isEmpty();
    assertThat(WealthChart.png(certificate(Map.of()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Proposition.class)
  void theBoundOfEveryPropositionIsSeen(Proposition proposition) throws Exception {
    BufferedImage picture = rounds(certificate(proposition, Map.of(), VALID, VALID));
    assertThat(Picture.has(Drawing.DARK, picture)).isTrue();
  }

  private static MeasuredRound voided(VoidCause cause) {
    return new MeasuredRound(100, 100, 90, 95, 99, null, UNKNOWN, cause, null);
  }

  private static Certificate certificate(Map<VoidCause, Integer> voids, MeasuredRound... rounds) {
    return certificate(Proposition.DOES_NOT_SCALE, voids, rounds);
  }

  private static Certificate certificate(
      Proposition proposition, Map<VoidCause, Integer> voids, MeasuredRound... rounds) {
    List<Wealth> wealth =
        IntStream.range(0, rounds.length - voids.size())
            .mapToObj(i -> new Wealth(Math.pow(1.7, i + 1), Math.pow(0.4, i + 1)))
            .toList();
    return new Certificate(
        "the crew",
        null,
        proposition,
        Answer.UNDECIDED,
        "it was stopped",
        1e-5,
        wealth.size(),
        0,
        voids,
        42,
        2,
        1_000,
        5,
        0,
        List.of(rounds),
        wealth,
        null,
        null);
  }

  private static BufferedImage rounds(Certificate certificate) throws Exception {
    return Picture.of(CertificateChart.png(certificate).orElseThrow());
  }

  private static BufferedImage wealth(Certificate certificate) throws Exception {
    return Picture.of(WealthChart.png(certificate).orElseThrow());
  }
}
