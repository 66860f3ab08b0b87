package io.github.threadsvsprocesses.evidence;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A picture that may not come to be. Loads no class of AWT itself: on some runtimes even that
 * fails.
 */
final class Drawable {
  private Drawable() {}

  /**
   * The picture; empty where this JVM cannot draw, as a runtime without fonts or without the module
   * {@code java.desktop}.
   */
  static Optional<byte[]> png(Supplier<byte[]> picture) {
    try {
      return Optional.of(picture.get());
    } catch (RuntimeException | LinkageError | InternalError cannotDraw) {
      return Optional.empty();
    }
  }
}
