package io.github.threadsvsprocesses.claims.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.Bitmaps;
import io.github.threadsvsprocesses.children.FiltersABitmap;
import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import java.util.List;

/**
 * Image processing: pictures are read from files, filtered, and their pixels digested. ImageJ
 * filters, since its filters are plain Java in the calling thread: what the JDK's own filters do is
 * native, and not the same to the last bit without their library.
 */
final class BitmapWork {
  private static final long SEED = 20_261_122;
  private static final int PICTURES = 64;

  /** In pixels, so that a task takes some 2 ms. */
  private static final int SIDE = 160;

  private BitmapWork() {}

  static Twins<String> twins() throws Exception {
    Bitmaps bitmaps = Bitmaps.write(PrivateDirectory.newPath("bitmaps"), SEED, PICTURES, SIDE);
    return Twins.of(
        "take the noise out of pictures",
        DoneOnce.of(bitmaps.tasks()),
        (picture, digest) ->
            assertThat(digest)
                .as("digest of picture %d", picture)
                .isEqualTo(bitmaps.digests().get(picture)),
        FiltersABitmap.Awaited::new,
        List.of(
            "%d grey pictures of %d x %d pixels with noise, made from a seed, as PNG files"
                .formatted(PICTURES, SIDE, SIDE),
            "every picture was filtered once before: all pixels are the medians that sorting gives"));
  }
}
