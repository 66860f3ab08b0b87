package io.github.threadsvsprocesses.ipc;

/** What one end of a pipe may do. */
enum Direction {
  BOTH_WAYS(true, true),
  SENDS(true, false),
  RECEIVES(false, true);

  private final boolean sends;
  private final boolean receives;

  Direction(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  /** Of the other end. */
  Direction opposite() {
    return switch (this) {
      case BOTH_WAYS -> BOTH_WAYS;
      case SENDS -> RECEIVES;
      case RECEIVES -> SENDS;
    };
  }

  void checkSends() {
    if (!sends) {
      throw new UnsupportedOperationException("This end of a one-way pipe only receives.");
    }
  }

  void checkReceives() {
    if (!receives) {
      throw new UnsupportedOperationException("This end of a one-way pipe only sends.");
    }
  }
}
