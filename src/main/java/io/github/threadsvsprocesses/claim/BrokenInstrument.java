package io.github.threadsvsprocesses.claim;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A control was not refused as it should be: the judgement tells nothing of the claim. */
final class BrokenInstrument extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  BrokenInstrument(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
