package io.github.threadsvsprocesses.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether crews scale, by rounds in which every arm does the same work.
 *
 * <p>A round has three laps, fewer where a unit of work is long. A lap runs one worker twice,
 * lock-free threads twice and every crew with an open question once, in random order; its times are
 * added up over the laps. One run of one worker and one of lock-free threads, drawn by lot in each
 * lap, decide whether the round counts ({@link VoidCause}), the others judge the crews ({@link
 * Proposition}): what selects a round does not judge it, and what judges might as well have been a
 * crew. Each question has a {@link SequentialDecision} of its own; all share the rounds. It ends
 * when every question is answered, after 80 valid rounds, or after 30 s (times {@code
 * -Dtimeout.factor}).
 *
 * <pre>{@code
 * Certificate certificate =
 *     ScalingMeasurement.comparing(oneWorker, lockFreeThreads, 2)
 *         .ask("2 threads under the interpreter lock", crew, Proposition.DOES_NOT_SCALE)
 *         .run()
 *         .of("2 threads under the interpreter lock", Proposition.DOES_NOT_SCALE);
 * }</pre>
 *
 * <p>Not thread-safe; runs its arms one after another in the calling thread.
 */
public final class ScalingMeasurement {
  /** Seeds below this are exact for a reader of JSON who has only doubles. */
  private static final long SEEDS = 1L << 53;

  /** Rounds become shorter when crews drop out that are decided; never by more than this. */
  private static final int SOONER = 2;

  /** Why a question is open that nobody needs an answer to any more. */
  private static final String ENOUGH = "enough was known without it";

  /** What is known so far. */
  @FunctionalInterface
  public interface Answers {
    /** Undecided as long as it may still come. */
    Answer to(String crew, Proposition proposition);
  }

  /** Enough for a median of a crew that is not judged. */
  static final int SHOWN_ROUNDS = 7;

  private final WorkArm oneWorker;
  private final WorkArm lockFreeThreads;
  private final int workers;
  private final Map<String, WorkArm> crews = new LinkedHashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private final Map<String, List<Double>> shown = new LinkedHashMap<>();
  private Predicate<Answers> enough = answers -> false;
  private int requiredCpus;
  private long seed = new SplittableRandom().nextLong(SEEDS);
  private Supplier<Machine> machine = Machine::here;
  private Limits limits = Limits.standard();
  private double alpha = SequentialDecision.DEFAULT_ALPHA;
  private Stopwatch stopwatch = new Stopwatch(System::nanoTime);
  private Counters.Source counters = Counters.here();

  private Work work = Work.NONE;

  private ScalingMeasurement(WorkArm oneWorker, WorkArm lockFreeThreads, int workers) {
    if (workers < 2) {
      throw new IllegalArgumentException(workers + " workers; expected two or more");
    }
    this.oneWorker = oneWorker;
    this.lockFreeThreads = lockFreeThreads;
    this.workers = workers;
    this.requiredCpus = workers;
  }

  /**
   * The two arms that every crew is compared with.
   *
   * @param oneWorker does all of the work alone
   * @param lockFreeThreads share it out among {@code workers} threads that exclude nobody: what
   *     this machine can give
   * @param workers of that arm and of every crew; two decide
   */
  public static ScalingMeasurement comparing(
      WorkArm oneWorker, WorkArm lockFreeThreads, int workers) {
    return new ScalingMeasurement(oneWorker, lockFreeThreads, workers);
  }

  /**
   * Asks one or more questions about a crew.
   *
   * @param crew its name in certificates, such as "2 threads under the interpreter lock"
   */
  public ScalingMeasurement ask(String crew, WorkArm arm, Proposition... propositions) {
    if (crews.putIfAbsent(crew, arm) != null) {
      throw new IllegalArgumentException(
          "\""
              + crew
              + "\" is asked about already; name each crew once, with all its propositions");
    }
    if (propositions.length == 0) {
      throw new IllegalArgumentException(
          "no proposition about \"" + crew + "\"; expected one or more");
    }
    new LinkedHashSet<>(List.of(propositions))
        .forEach(each -> asked.add(new Asked(crew, null, each)));
    return this;
  }

  /**
   * Asks about a crew beside another one, in place of one worker.
   *
   * @param rival its name; asked about already, or shown, as the crew is
   */
  public ScalingMeasurement askBeside(String rival, String crew, Proposition proposition) {
    for (String each : List.of(rival, crew)) {
      if (!crews.containsKey(each)) {
        throw new IllegalArgumentException(
            "there is no crew \"" + each + "\"; ask about it first, or show it");
      }
    }
    asked.add(new Asked(crew, rival, proposition));
    return this;
  }

  /**
   * Has a crew take part in the first rounds that is not judged; {@link Certificates#shown} tells
   * its speed-up.
   */
  public ScalingMeasurement show(String crew, WorkArm arm) {
    if (crews.putIfAbsent(crew, arm) != null) {
      throw new IllegalArgumentException("\"" + crew + "\" takes part already");
    }
    shown.put(crew, new ArrayList<>());
    return this;
  }

  /**
   * For work that wants other laps than the standard three of 20 ms.
   *
   * @param laps of each arm in a round; the more, the less a machine's restless CPUs matter
   * @param ofAWorker time of each worker in one lap of an arm of the whole crew; the longer, the
   *     less it matters what beginning and ending take
   */
  public ScalingMeasurement laps(int laps, Duration ofAWorker) {
    this.limits = new Limits(laps, ofAWorker, limits.validRounds(), limits.time());
    return this;
  }

  /** Repeats the order of arms of another measurement; without it, each has an order of its own. */
  public ScalingMeasurement seed(long orderOfArms) {
    this.seed = orderOfArms;
    return this;
  }

  /** One for work that waits, which needs no cores; as many as workers unless set. */
  public ScalingMeasurement requiringCpus(int cpus) {
    this.requiredCpus = cpus;
    return this;
  }

  /**
   * Has the one worker's wait for a CPU read where it is: its threads are of another process. A
   * crew that runs elsewhere tells nothing of this process's threads, which do not compute.
   *
   * @param pid of the process in which the one worker works, and nobody else
   */
  public ScalingMeasurement oneWorkerIn(long pid) {
    return disturbed(Counters.here(pid));
  }

  /**
   * Ends sooner, once enough is known; an answer may be drawn after any round.
   *
   * @param known looks at the answers so far
   */
  public ScalingMeasurement until(Predicate<Answers> known) {
    this.enough = known;
    return this;
  }

  ScalingMeasurement on(Machine simulated, LongSupplier nanoTime) {
    this.machine = () -> simulated;
    this.stopwatch = new Stopwatch(nanoTime);
    return disturbed(() -> Counters.NONE);
  }

  ScalingMeasurement disturbed(Counters.Source simulated) {
    this.counters = simulated;
    return this;
  }

  /** For tests, which cannot wait for an error as rare as the standard allows. */
  ScalingMeasurement withAlpha(double otherAlpha) {
    this.alpha = otherAlpha;
    return this;
  }

  ScalingMeasurement within(Limits otherLimits) {
    this.limits = otherLimits;
    return this;
  }

  /**
   * Measures, for seconds.
   *
   * @return an answer to each question; undecided, with the reason, where the machine allows none
   * @throws Exception what an arm threw, save {@link Undecided}, which leaves questions undecided
   */
  public Certificates run() throws Exception {
    long least = (long) (VoidCause.LEAST_SHARE_OF_TIME * timeOfOneWorker().toNanos());
    List<Question> questions = new ArrayList<>();
    asked.forEach(
        each ->
            questions.add(
                new Question(each.crew, each.rival, each.proposition, alpha, least, workers)));
    if (questions.isEmpty()) {
      throw new IllegalStateException("nothing is asked; call ask(…) before run()");
    }
    Arms arms = new Arms(oneWorker, lockFreeThreads, crews);
    work = Work.NONE;
    String stopped;
    try {
      machine.get().requireCpus(requiredCpus);
      long start = stopwatch.nanoTime().getAsLong();
      work = work();
      arms.warmUp(work.unitsOfALap());
      stopped = runRounds(arms, questions, least, start);
    } catch (Undecided e) {
      stopped = e.getMessage();
    }
    List<Certificate> certificates = new ArrayList<>();
    for (Question question : questions) {
      certificates.add(question.certificate(stopped, seed, workers, work));
    }
    return new Certificates(certificates, medians());
  }

  /** Why it stopped; null when every question was answered. */
  private @Nullable String runRounds(Arms arms, List<Question> questions, long least, long start)
      throws Exception {
    Random order = new Random(seed);
    long fastestRound = 0; // of no round yet
    int rounds = 0;
    Instruments instruments =
        new Instruments(stopwatch, counters, workers, requiredCpus >= workers);
    while (true) {
      List<Question> open = questions.stream().filter(Question::isOpen).toList();
      if (open.isEmpty()) {
        return null;
      }
      if (enough.test((crew, proposition) -> answer(questions, crew, proposition))) {
        return ENOUGH;
      }
      long now = stopwatch.nanoTime().getAsLong();
      int most = mostRounds(open.get(0), limits.time().toNanos() - (now - start), fastestRound);
      if (open.stream().noneMatch(question -> question.mayBeAnsweredWithin(most))) {
        return "no answer within %s and %d valid rounds"
            .formatted(seconds(limits.time()), limits.validRounds());
      }
      Set<String> openCrews = new LinkedHashSet<>();
      open.forEach(question -> openCrews.addAll(question.crews()));
      if (rounds < SHOWN_ROUNDS) {
        openCrews.addAll(shown.keySet());
      }
      RoundTimes times =
          arms.runRound(openCrews, work.unitsOfALap(), work.laps(), order, instruments);
      open.forEach(question -> question.record(times));
      if (rounds < SHOWN_ROUNDS) {
        shown.forEach((crew, speedUps) -> speedUps.add(times.of(crew, null).crewSpeedUp()));
      }
      rounds++;
      long lasted = Math.max(1, stopwatch.nanoTime().getAsLong() - now);
      fastestRound = fastestRound == 0 ? lasted : Math.min(fastestRound, lasted);
      if (times.oneWorkerSelecting() < least) {
        work = work();
      }
    }
  }

  private static Answer answer(List<Question> questions, String crew, Proposition proposition) {
    return questions.stream()
        .filter(question -> question.asks(crew, proposition))
        .map(Question::answer)
        .findFirst()
        .orElseThrow();
  }

  /** How many rounds may come yet, at most. */
  private int mostRounds(Question open, long nanosLeft, long fastestRound) {
    if (nanosLeft <= 0) {
      return 0;
    }
    int roundsLeft = limits.validRounds() - open.validRounds();
    boolean unknown = fastestRound == 0;
    return unknown ? roundsLeft : (int) Math.min(roundsLeft, 1 + SOONER * nanosLeft / fastestRound);
  }

  private Work work() throws Exception {
    return Work.of(stopwatch.unitsLasting(timeOfOneWorker(), oneWorker), workers, limits.laps());
  }

  private Map<String, Double> medians() {
    Map<String, Double> medians = new LinkedHashMap<>();
    shown.forEach(
        (crew, speedUps) -> {
          if (!speedUps.isEmpty()) {
            double[] values = speedUps.stream().mapToDouble(Double::doubleValue).toArray();
            medians.put(crew, Median.withDefaults().evaluate(values));
          }
        });
    return medians;
  }

  /** All of the work, done by one. */
  private Duration timeOfOneWorker() {
    return limits.work().multipliedBy(workers);
  }

  /**
   * A question before it is measured.
   *
   * @param rival null for one worker
   */
  private record Asked(String crew, @Nullable String rival, Proposition proposition) {}

  private static String seconds(Duration time) {
    return String.valueOf(time.toMillis() / 1000.0).replaceFirst("\\.0$", "") + " s";
  }
}
