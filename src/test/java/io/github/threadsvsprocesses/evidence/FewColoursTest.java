package io.github.threadsvsprocesses.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class FewColoursTest {
  private static final int SIDE = 64;

  @Test
  void frequentColoursStayAndRareOnesBecomeTheirNeighbours() {
    BufferedImage many = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        boolean ground = y >= SIDE / 8;
        many.setRGB(x, y, (ground ? Color.ORANGE : new Color(x, y, 0)).getRGB());
      }
    }
    BufferedImage few = FewColours.of(many, List.of(new Color(63, 7, 0)));
    assertThat(few.getColorModel()).isInstanceOf(IndexColorModel.class);
    assertThat(few.getRGB(0, SIDE - 1)).isEqualTo(Color.ORANGE.getRGB());
    assertThat(few.getRGB(63, 7)).as("kept").isEqualTo(new Color(63, 7, 0).getRGB());
    for (int y = 0; y < SIDE / 8; y++) {
      for (int x = 0; x < SIDE; x++) {
        Color seen = new Color(few.getRGB(x, y));
        assertThat(Math.abs(seen.getRed() - x) + Math.abs(seen.getGreen() - y))
            .as("%d colours of %d, %d", SIDE * SIDE / 8, x, y)
            .isLessThan(SIDE);
      }
    }
  }

  @Test
  void aPictureOfFewColoursIsTheSame() {
    BufferedImage two = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    two.setRGB(1, 0, Color.CYAN.getRGB());
    BufferedImage few = FewColours.of(two, List.of(Color.PINK));
    assertThat(few.getRGB(0, 0)).isEqualTo(Color.BLACK.getRGB());
    assertThat(few.getRGB(1, 0)).isEqualTo(Color.CYAN.getRGB());
  }
}
