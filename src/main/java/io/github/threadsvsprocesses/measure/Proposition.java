package io.github.threadsvsprocesses.measure;

/**
 * What may be asked about a crew's speed-up over one worker. A crew that gains a little, such as
 * 1.2 times, wins neither.
 *
 * <p>That a crew does <em>not</em> scale can be seen only in a round in which the machine gave
 * lock-free threads enough, by the very arms that judge. Otherwise a lock-free crew on a machine
 * that is busy with something else would be said not to scale, however many rounds it ran: the arms
 * that select a round may be lucky where those that judge are not.
 *
 * <p>Why no round misleads more often than it leads: exchange the two times that are alike if the
 * answer is false. For "does not scale" these are a free crew's and the lock-free threads': a round
 * in which the crew gained nothing and the machine gave enough becomes one in which the crew gained
 * enough, and both are as likely. So a round in which neither gained may be left out of that
 * answer's account. The same goes for "is slower", where the crew's time and the one worker's are
 * exchanged. For "scales", too, it is these: a gain becomes as large a loss, whatever the machine
 * gave, and so each round without a gain has to count.
 */
public enum Proposition {
  /**
   * A round is won at {@link #LEAST_SPEED_UP} times one worker and {@link #LEAST_SHARE} of what the
   * machine gave lock-free workers, which is taken for no more than the number of workers; it is
   * lost otherwise, where the machine gave enough.
   */
  SCALES("scales") {
    @Override
    public RoundOutcome of(double crewSpeedUp, double machineSpeedUp) {
      if (crewSpeedUp >= Math.max(LEAST_SPEED_UP, LEAST_SHARE * machineSpeedUp)) {
        return RoundOutcome.FOR;
      }
      return gaveEnough(machineSpeedUp) ? RoundOutcome.AGAINST : RoundOutcome.NOT_FOR;
    }
  },

  /**
   * A round is won at {@link #MOST_SPEED_UP_UNDER_A_LOCK} times one worker or less, where the
   * machine gave enough; it is lost above that.
   */
  DOES_NOT_SCALE("does not scale") {
    @Override
    public RoundOutcome of(double crewSpeedUp, double machineSpeedUp) {
      if (crewSpeedUp > MOST_SPEED_UP_UNDER_A_LOCK) {
        return RoundOutcome.AGAINST;
      }
      return gaveEnough(machineSpeedUp) ? RoundOutcome.FOR : RoundOutcome.NOT_AGAINST;
    }
  },

  /**
   * Of a crew beside a rival: a round is won when it takes at least {@link #LEAST_SHARE_OF_TIME} of
   * the rival's time, whatever the machine gave; it is lost otherwise. A crew and a rival of which
   * each is as likely to be ahead of that bound give each round a chance of one half.
   */
  HARDLY_FASTER("is hardly faster") {
    @Override
    public RoundOutcome of(double crewSpeedUp, double machineSpeedUp) {
      return crewSpeedUp * LEAST_SHARE_OF_TIME <= 1 ? RoundOutcome.FOR : RoundOutcome.AGAINST;
    }
  },

  /**
   * A round is won when the crew takes longer than one worker, where the machine gave enough: on a
   * machine without a second CPU every crew does, and that says nothing of the crew. It is lost
   * when the crew takes less time. A crew and one worker that are exchangeable give each round a
   * chance of at most one half, for either answer.
   */
  SLOWER("is slower") {
    @Override
    public RoundOutcome of(double crewSpeedUp, double machineSpeedUp) {
      if (crewSpeedUp > 1) {
        return RoundOutcome.AGAINST;
      }
      return crewSpeedUp < 1 && gaveEnough(machineSpeedUp)
          ? RoundOutcome.FOR
          : RoundOutcome.NOT_AGAINST;
    }
  };

  /** Well above what serial work could reach by noise, below the 2 of two ideal workers. */
  public static final double LEAST_SPEED_UP = 1.4;

  /** Leaves a crew of processes a quarter of the machine's gain for its own hand-overs. */
  public static final double LEAST_SHARE = 0.75;

  /** Serial work gains nothing; a tenth is left to noise. */
  public static final double MOST_SPEED_UP_UNDER_A_LOCK = 1.1;

  /** A fifth sooner is little, for what a process costs more than a thread. */
  public static final double LEAST_SHARE_OF_TIME = 0.8;

  private final String words;

  Proposition(String words) {
    this.words = words;
  }

  /**
   * What a round says of this proposition.
   *
   * @param crewSpeedUp one worker's time, or a rival's, divided by the crew's
   * @param machineSpeedUp one worker's time divided by that of lock-free threads; at most the
   *     number of workers
   */
  public abstract RoundOutcome of(double crewSpeedUp, double machineSpeedUp);

  private static boolean gaveEnough(double machineSpeedUp) {
    return machineSpeedUp >= VoidCause.LEAST_MACHINE_SPEED_UP;
  }

  /** As in a sentence about the crew. */
  public String inWords() {
    return words;
  }
}
