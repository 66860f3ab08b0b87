package io.github.threadsvsprocesses.ipc;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bytes came that are not a value of the expected type, or not a message at all. */
public final class MalformedMessageException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedMessageException(String message) {
    super(message);
  }

  MalformedMessageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
