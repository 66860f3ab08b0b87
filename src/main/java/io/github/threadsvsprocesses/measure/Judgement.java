package io.github.threadsvsprocesses.measure;

/**
 * What may be asked about a crew's speed-up over one worker. A crew that gains a little, such as
 * 1.2 times, wins neither.
 */
public enum Judgement {
  /**
   * A round is won at {@link #LEAST_SPEED_UP} times one worker and {@link #LEAST_SHARE} of what the
   * machine gave lock-free threads.
   */
  SCALES("scales") {
    @Override
    public boolean isWonBy(double crewSpeedUp, double machineSpeedUp) {
      return crewSpeedUp >= Math.max(LEAST_SPEED_UP, LEAST_SHARE * machineSpeedUp);
    }
  },

  /** A round is won at {@link #MOST_SPEED_UP_UNDER_A_LOCK} times one worker or less. */
  DOES_NOT_SCALE("does not scale") {
    @Override
    public boolean isWonBy(double crewSpeedUp, double machineSpeedUp) {
      return crewSpeedUp <= MOST_SPEED_UP_UNDER_A_LOCK;
    }
  };

  /** Well above what serial work could reach by noise, below the 2 of two ideal workers. */
  public static final double LEAST_SPEED_UP = 1.4;

  /** Leaves a crew of processes a quarter of the machine's gain for its own hand-overs. */
  public static final double LEAST_SHARE = 0.75;

  /** Serial work gains nothing; a tenth is left to the noise of two arms of 100 ms. */
  public static final double MOST_SPEED_UP_UNDER_A_LOCK = 1.1;

  private final String words;

  Judgement(String words) {
    this.words = words;
  }

  /**
   * Whether a round speaks for this judgement.
   *
   * @param crewSpeedUp one worker's time divided by the crew's
   * @param machineSpeedUp one worker's time divided by that of lock-free threads
   */
  public abstract boolean isWonBy(double crewSpeedUp, double machineSpeedUp);

  /** As in a sentence about the crew. */
  public String inWords() {
    return words;
  }
}
