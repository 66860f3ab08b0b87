package io.github.threadsvsprocesses.children;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BitmapsTest {
  private static final int SIDE = 24;

  @Test
  void theLibraryFindsTheMediansThatSortingFinds(@TempDir Path directory) throws Exception {
    Bitmaps bitmaps = Bitmaps.write(directory.resolve("bitmaps"), 1, 3, SIDE);
    for (int picture = 0; picture < 3; picture++) {
      assertThat(bitmaps.tasks().get(picture).run()).isEqualTo(bitmaps.digests().get(picture));
    }
    assertThat(bitmaps.digests()).doesNotHaveDuplicates();
  }

  @Test
  void theSeedMakesThePictures(@TempDir Path directory) throws Exception {
    Bitmaps one = Bitmaps.write(directory.resolve("one"), 1, 2, SIDE);
    Bitmaps same = Bitmaps.write(directory.resolve("same"), 1, 2, SIDE);
    Bitmaps other = Bitmaps.write(directory.resolve("other"), 2, 2, SIDE);
    assertThat(same.digests()).isEqualTo(one.digests());
    assertThat(other.digests()).isNotEqualTo(one.digests());
  }

  @Test
  void aMedianLeavesOutASinglePixelOfNoise() {
    byte[] noisy = new byte[SIDE * SIDE];
    noisy[SIDE * SIDE / 2] = (byte) 255;
    assertThat(Bitmaps.medians(noisy, SIDE)).containsOnly(0).hasSize((SIDE - 2) * (SIDE - 2));
  }
}
