package io.github.threadsvsprocesses.measure;

/**
 * What each arm does in a round.
 *
 * @param unitsOfALap an equal share for each worker
 * @param laps equal ones
 */
record Work(long unitsOfALap, int laps) {
  static final Work NONE = new Work(0, 0);

  /**
   * In fewer laps where a worker has fewer units.
   *
   * @param units at least, of all laps
   */
  static Work of(long units, int workers, int mostLaps) {
    long ofAWorker = dividedUp(units, workers);
    int laps = (int) Math.min(mostLaps, ofAWorker);
    return new Work(dividedUp(ofAWorker, laps) * workers, laps);
  }

  long totalUnits() {
    return unitsOfALap * laps;
  }

  private static long dividedUp(long units, long by) {
    return (units + by - 1) / by;
  }
}
