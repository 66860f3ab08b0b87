package io.github.threadsvsprocesses.children;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GaussianPairsTest {
  @Test
  void allBlocksGiveThePublishedAnswer() throws Exception {
    List<GaussianPairs> blocks = new ArrayList<>();
    for (int block = 0; block < GaussianPairs.BLOCKS_OF_CLASS_S; block++) {
      blocks.add(new MakesGaussianPairs(block).run());
    }
    assertThat(GaussianPairs.sum(blocks))
        .matches(
            sums -> sums.agreesWith(GaussianPairs.CLASS_S), "agrees with the published answer");
    blocks.remove(7);
    assertThat(GaussianPairs.sum(blocks))
        .matches(sums -> !sums.agreesWith(GaussianPairs.CLASS_S), "a skipped block is noticed");
  }
}
