package io.github.threadsvsprocesses.bench.runner;

/** One side of a row. */
interface Arm {
  /**
   * Its figure in one round, in the row's unit.
   *
   * @throws NotHere when this machine lacks what it needs
   */
  double measure() throws Exception;

  /** One that cannot be measured on this machine. */
  static Arm missing(String reason) {
    return () -> {
      throw new NotHere(reason);
    };
  }
}
