package io.github.threadsvsprocesses.claims.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.GaussianPairs;
import io.github.threadsvsprocesses.children.MakesGaussianPairs;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scientific computing: blocks of a kernel whose answer is published, EP of the NAS Parallel
 * Benchmarks, class S.
 */
final class GaussianPairWork {
  private GaussianPairWork() {}

  static Twins<GaussianPairs> twins() throws Exception {
    List<MakesGaussianPairs> blocks =
        IntStream.range(0, GaussianPairs.BLOCKS_OF_CLASS_S)
            .mapToObj(MakesGaussianPairs::new)
            .toList();
    DoneOnce<MakesGaussianPairs, GaussianPairs> done = DoneOnce.of(blocks);
    GaussianPairs whole = GaussianPairs.sum(done.results());
    if (!whole.agreesWith(GaussianPairs.CLASS_S)) {
      throw new IllegalStateException(
          "All blocks give %s, and %s is published.".formatted(whole, GaussianPairs.CLASS_S));
    }
    return Twins.of(
        "draw pairs of Gaussian deviates, as the NAS Parallel Benchmark EP does",
        done,
        (block, pairs) ->
            assertThat(pairs).as("sums of block %d", block).isEqualTo(done.results().get(block)),
        MakesGaussianPairs.Awaited::new,
        List.of(
            "the kernel EP, class S, of the NAS Parallel Benchmarks: 2^24 pairs in %d blocks"
                .formatted(blocks.size()),
            "all were done once before: counts as published, and sums %s and %s, published %s and %s"
                .formatted(
                    whole.sumX(),
                    whole.sumY(),
                    GaussianPairs.CLASS_S.sumX(),
                    GaussianPairs.CLASS_S.sumY())));
  }
}
