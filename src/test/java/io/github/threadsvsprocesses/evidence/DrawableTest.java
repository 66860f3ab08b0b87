package io.github.threadsvsprocesses.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A runtime that cannot draw has no pictures, and goes on. */
class DrawableTest {
  /** What JDKs throw that lack fonts, their configuration, AWT's library or its module. */
  private static Stream<Throwable> whatDrawingThrows() {
    return Stream.of(
        new NullPointerException(),
        new InternalError("Fontconfig head is null"),
        new UnsatisfiedLinkError("no awt in java.library.path"),
        new NoClassDefFoundError("java/awt/Color"));
  }

  @ParameterizedTest
  @MethodSource("whatDrawingThrows")
  void whatCannotBeDrawnIsNoPicture(Throwable thrown) {
    assertThat(
            Drawable.png(
                () -> {
                  if (thrown instanceof Error error) {
                    throw error;
                  }
                  throw (RuntimeException) thrown;
                }))
        .isEmpty();
  }

  @Test
  void whatIsDrawnIsThePicture() {
    assertThat(Drawable.png(() -> new byte[] {1})).contains(new byte[] {1});
  }
}
