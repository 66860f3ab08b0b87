package io.github.threadsvsprocesses.measure;

import java.time.Duration;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** How a simulated machine's speed changes from arm to arm, depending on what it was before. */
enum Weather {
  /** Each arm takes up to four times as long, on its own. */
  WILD {
    @Override
    double slowness(Random random, State state, boolean alone) {
      return 1 + 3 * random.nextDouble();
    }
  },
  /** A slow drift, as of a CPU that heats up: neighbours in time are alike. */
  DRIFT {
    @Override
    double slowness(Random random, State state, boolean alone) {
      state.level = 0.95 * state.level + 0.3 * random.nextGaussian();
      return Math.exp(state.level);
    }
  },
  /** Another program comes for several arms, and leaves. */
  VISITS {
    @Override
    double slowness(Random random, State state, boolean alone) {
      if (random.nextInt(state.visited ? 4 : 8) == 0) {
        state.visited = !state.visited;
      }
      return state.visited ? 2 : 1;
    }
  },
  /**
   * A hog for a part of every round: it takes a CPU from those who could use both, and spares one
   * worker and whoever comes late.
   */
  BEGINNINGS {
    @Override
    double slowness(Random random, State state, boolean alone) {
      boolean hog = state.now - state.roundBegan < HOG_NANOS;
      return hog && !alone ? 1.6 : 1;
    }
  },
  /**
   * Two virtual CPUs, each of which becomes slower by a half when its core does other work as well,
   * for some ten laps; the last of two workers counts.
   */
  FLICKER {
    @Override
    double slowness(Random random, State state, boolean alone) {
      for (int cpu = 0; cpu < state.slow.length; cpu++) {
        if (random.nextInt(state.slow[cpu] ? 7 : 16) == 0) {
          state.slow[cpu] = !state.slow[cpu];
        }
      }
      return state.slow[0] || (state.slow[1] && !alone) ? 1.5 : 1;
    }
  },
  /** Rare arms that take very long. */
  HEAVY_TAIL {
    @Override
    double slowness(Random random, State state, boolean alone) {
      return Math.pow(1 - random.nextDouble(), -0.8);
    }
  };

  static final double FREE_SPEED_UP = 1.9;

  /** Of a round of some 360 ms on a calm machine; longer, and none would be valid. */
  private static final long HOG_NANOS = 90_000_000;

  private static final double ALPHA = 1e-3;

  /** At this α, 12 clear rounds decide. */
  private static final int ROUNDS = 40;

  /** As where CPUs flicker in earnest. */
  private static final int LAPS = 5;

  private static final Duration LAP = Duration.ofMillis(10);

  private static final double NANOS_PER_UNIT = 20_000;

  /** What lasts from arm to arm. */
  static final class State implements Counters.Source {
    private double level;
    private boolean visited;
    private final boolean[] slow = new boolean[2];
    private long now;
    private long roundBegan;
    private boolean inARound;

    /** The counters are read just then. */
    @Override
    public Counters read() {
      inARound = !inARound;
      roundBegan = inARound ? now : roundBegan;
      return Counters.NONE;
    }

    @Override
    public @Nullable Long queued() {
      return null;
    }
  }

  abstract double slowness(Random random, State state, boolean alone);

  /** One measurement of one crew, by its speed-up on a calm machine. */
  Certificate measure(long seed, DoubleSupplier speedUp, Proposition proposition) throws Exception {
    Random random = new Random(seed);
    State state = new State();
    return measurement(seed, random, state)
        .ask("the crew", arm(speedUp.getAsDouble(), random, state), proposition)
        .run()
        .all()
        .get(0);
  }

  /** One measurement of a crew beside a rival, by their speed-ups on a calm machine. */
  Certificate measureBeside(long seed, double rival, double crew) throws Exception {
    Random random = new Random(seed);
    State state = new State();
    return measurement(seed, random, state)
        .ask("the rival", arm(rival, random, state), Proposition.SCALES)
        .ask("the crew", arm(crew, random, state), Proposition.SCALES)
        .askBeside("the rival", "the crew", Proposition.HARDLY_FASTER)
        .run()
        .of("the crew", Proposition.HARDLY_FASTER);
  }

  private ScalingMeasurement measurement(long seed, Random random, State state) {
    return ScalingMeasurement.comparing(arm(1, random, state), arm(FREE_SPEED_UP, random, state), 2)
        .on(SimulatedMachine.withCpus(2), () -> state.now)
        .disturbed(state)
        .within(new Limits(LAPS, LAP, ROUNDS, Duration.ofMinutes(5)))
        .withAlpha(ALPHA)
        .seed(seed);
  }

  private WorkArm arm(double speedUp, Random random, State state) {
    return units -> pass(units, speedUp, random, state);
  }

  private void pass(long units, double speedUp, Random random, State state) {
    state.now +=
        Math.round(units * NANOS_PER_UNIT / speedUp * slowness(random, state, speedUp == 1));
  }
}
