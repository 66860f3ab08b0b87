package io.github.threadsvsprocesses.workload;

import static io.github.threadsvsprocesses.measure.Proposition.DOES_NOT_SCALE;
import static io.github.threadsvsprocesses.measure.Proposition.HARDLY_FASTER;
import static io.github.threadsvsprocesses.measure.Proposition.SCALES;
import static io.github.threadsvsprocesses.workload.Way.ONE_WORKER;
import static io.github.threadsvsprocesses.workload.Way.PROCESSES;
import static io.github.threadsvsprocesses.workload.Way.THREADS;
import static io.github.threadsvsprocesses.workload.Way.THREADS_UNDER_THE_LOCK;
import static io.github.threadsvsprocesses.workload.Way.VIRTUAL_THREADS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.BreakEvenCurve;
import io.github.threadsvsprocesses.measure.BreakEvenPoint;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.SpeedUpCurve;
import io.github.threadsvsprocesses.measure.VoidCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Made-up comparisons, and what is to be said of each. */
class RecommendationTest {
  @Test
  void threadsThatGainAreEnoughWhereProcessesGainNoMore() {
    Recommendation advice = Recommendation.of(computing(THREADS, 1.9, 1.85));
    assertThat(advice.way()).isEqualTo(THREADS);
    assertThat(advice.headline()).isEqualTo("made-up work: use threads, 2 of them");
    assertThat(advice.reasons())
        .containsExactly(
            "a task takes one worker 2.00 ms, mostly computing",
            "threads gain: 2 threads without a lock do it 1.90 times as fast as one worker",
            "processes gain: 2 processes do it 1.85 times as fast as one worker",
            "processes take 1.03 of the threads' time, which does not pay for what a process costs");
    assertThat(advice.certificates()).extracting(Certificate::answer).containsOnly(Answer.HOLDS);
  }

  @Test
  void virtualThreadsDoWhatMostlyWaits() {
    Recommendation advice = Recommendation.of(MadeUp.comparison(THREADS, 1.97, 1.95));
    assertThat(advice.way()).isEqualTo(VIRTUAL_THREADS);
    assertThat(advice.reasons())
        .contains(
            "virtual threads wait as well: 1.90 times as fast as one worker, told from a few"
                + " rounds; each costs less than a thread, so there may be many");
  }

  @Test
  void virtualThreadsThatLagBehindAreNotAdvised() {
    Recommendation advice = Recommendation.of(MadeUp.comparison(THREADS, 2.4, 2.3));
    assertThat(advice.way()).isEqualTo(THREADS);
    assertThat(advice.reasons())
        .anyMatch(each -> each.startsWith("virtual threads wait less well"));
  }

  @Test
  void underTheLockThreadsStayThreadsUnderTheLock() {
    assertThat(Recommendation.of(MadeUp.comparison(THREADS_UNDER_THE_LOCK, 1.97, 1.95)).way())
        .isEqualTo(THREADS_UNDER_THE_LOCK);
    Recommendation computing = Recommendation.of(computing(THREADS_UNDER_THE_LOCK, 0.99, 1.9));
    assertThat(computing.way()).isEqualTo(PROCESSES);
    assertThat(computing.reasons())
        .anyMatch(each -> each.endsWith("one at a time holds the interpreter lock"));
  }

  @Test
  void processesGainWhereThreadsDoNot() {
    Recommendation advice = Recommendation.of(computing(THREADS, 0.98, 1.9));
    assertThat(advice.headline()).isEqualTo("made-up work: use processes, 2 of them");
    assertThat(advice.reasons())
        .anyMatch(each -> each.startsWith("threads gain nothing: ") && each.contains("a lock"));
  }

  @Test
  void whereBothGainAndProcessesFarMoreTheyAreAdvisedWithTheirShareOfTime() {
    Recommendation advice = Recommendation.of(computing(THREADS, 1.5, 2.0));
    assertThat(advice.way()).isEqualTo(PROCESSES);
    assertThat(advice.reasons()).contains("processes take 0.75 of the threads' time");
  }

  @Test
  void whereNothingGainsOneWorkerIsAdvised() {
    Recommendation advice = Recommendation.of(computing(THREADS, 1.0, 1.0));
    assertThat(advice.way()).isEqualTo(ONE_WORKER);
    assertThat(advice.workers()).isEqualTo(1);
    assertThat(advice.headline())
        .isEqualTo("made-up work: use one worker, more gain nothing worth having");
    assertThat(Recommendation.of(computing(THREADS, 1.0, 1.2)).way())
        .as("a fifth more is little for what processes cost")
        .isEqualTo(ONE_WORKER);
  }

  @Test
  void threadsThatGainLittleAreAdvisedWhereProcessesHardlyGainMore() {
    Recommendation advice = Recommendation.of(computing(THREADS, 1.25, 1.3));
    assertThat(advice.way()).isEqualTo(THREADS);
    assertThat(advice.reasons()).anyMatch(each -> each.startsWith("threads gain little: "));
    assertThat(Recommendation.of(computing(THREADS, 1.2, 1.9)).way()).isEqualTo(PROCESSES);
  }

  @Test
  void aMachineThatCannotDecideIsToldWithWhatWould() {
    Recommendation advice = Recommendation.of(MadeUp.undecided(THREADS));
    assertThat(advice.way()).isNull();
    assertThat(advice.workers()).isZero();
    assertThat(advice.headline())
        .isEqualTo("made-up work: undecided here, because needs 2 usable CPUs, this machine has 1");
    assertThat(advice.reasons())
        .contains(
            "whether threads gain is undecided",
            "to decide it: run it elsewhere, for it needs 2 usable CPUs, this machine has 1");
  }

  @Test
  void theMostFrequentCauseOfVoidRoundsSaysWhatWouldDecide() {
    assertThat(adviceWhenVoidBy(VoidCause.THROTTLED)).contains("a larger CPU quota");
    assertThat(adviceWhenVoidBy(VoidCause.STOLEN)).contains("whose host is less busy");
    assertThat(adviceWhenVoidBy(VoidCause.TOO_SHORT)).contains("run it again");
    assertThat(adviceWhenVoidBy(VoidCause.TOO_LITTLE_SPEED_UP)).contains("a second CPU is free");
  }

  @Test
  void withoutVoidRoundsTimeOrSmallerTasksWouldDecide() {
    Comparison open = withReason("no answer within 30 s", Map.of());
    assertThat(Recommendation.of(open).reasons())
        .contains(
            "to decide it: run it on a quieter machine, or give it more time:"
                + " -Dtimeout.factor=3");
    assertThat(Recommendation.of(withTask(open, 500, false)).reasons())
        .contains("to decide it: give smaller tasks, or more time: -Dtimeout.factor=3");
  }

  @Test
  void threadsThatGainWhileProcessesAreUndecidedAreNotAdvisedYet() {
    Comparison half =
        replaced(
            computing(THREADS, 1.9, 1.9),
            MadeUp.certificate(PROCESSES, null, SCALES, Answer.UNDECIDED, 1.9),
            MadeUp.certificate(PROCESSES, null, DOES_NOT_SCALE, Answer.UNDECIDED, 1.9),
            MadeUp.certificate(PROCESSES, THREADS, HARDLY_FASTER, Answer.UNDECIDED, 1.0));
    assertThat(Recommendation.of(half).way()).isNull();
  }

  @Test
  void processesThatGainNothingNeedNotBeComparedWithThreads() {
    Comparison open =
        replaced(
            computing(THREADS, 1.9, 1.0),
            MadeUp.certificate(PROCESSES, THREADS, HARDLY_FASTER, Answer.UNDECIDED, 0.5));
    assertThat(Recommendation.of(open).way()).isEqualTo(THREADS);
  }

  @Test
  void processesFarAheadOfThreadsAreAdvisedWhateverThreadsGain() {
    Comparison open =
        replaced(
            computing(THREADS, 1.1, 1.9),
            MadeUp.certificate(THREADS, null, SCALES, Answer.FAILS, 1.1),
            MadeUp.certificate(THREADS, null, DOES_NOT_SCALE, Answer.UNDECIDED, 1.1));
    assertThat(Recommendation.of(open).way()).isEqualTo(PROCESSES);
  }

  @Test
  void asManyWorkersAsGainAreAdvised() {
    Recommendation two = Recommendation.of(computing(THREADS, 1.9, 1.9));
    Recommendation advice = two.atSizes(curve(1.0, 1.9, 1.95, 1.9));
    assertThat(advice.workers()).isEqualTo(2);
    assertThat(advice.reasons())
        .endsWith(
            "how many: beyond 2, twice as many gain less than a tenth (times one worker, by"
                + " workers: 1: 1.00, 2: 1.90, 4: 1.95, 8: 1.90; 4 usable CPUs)");
    Recommendation more = two.atSizes(curve(1.0, 1.9, 3.5));
    assertThat(more.workers()).isEqualTo(4);
    assertThat(more.inWords())
        .startsWith("made-up work: use threads, 4 of them\n  - a task takes")
        .contains("\n  - how many: up to 4 each doubling gains; more were not tried");
  }

  @Test
  void whereProcessesStopPayingIsSaid() {
    BreakEven breakEven =
        new BreakEven(
            new BreakEvenCurve(
                2,
                2,
                1_000,
                List.of(
                    line("started for the task", new BreakEvenPoint(270, 260, 280, 3)),
                    line("from standby, the next started behind them", null),
                    line("that run already", new BreakEvenPoint(0.21, 0.19, 0.22, 31)))));
    assertThat(Recommendation.of(computing(THREADS, 0.98, 1.9)).payingFrom(breakEven, 2).reasons())
        .endsWith(
            "where it stops paying: a task handed over by itself repays processes that run already"
                + " from 0.21 ms on, processes from standby from no size that was tried, processes"
                + " started for it from 270 ms; yours takes 2.00 ms");
  }

  private static BreakEvenCurve.Line line(String crew, @Nullable BreakEvenPoint breakEven) {
    return new BreakEvenCurve.Line("2 processes " + crew, 0.1, List.of(), breakEven);
  }

  @Test
  void whatAWorkerCostsIsSaid() {
    assertThat(
            Recommendation.of(computing(THREADS, 1.9, 1.9))
                .costing(
                    List.of(
                        new WorkerCost(THREADS, 0.08, 101, 61.0, null),
                        new WorkerCost(PROCESSES, 96, 5, null, "no system tells")))
                .reasons())
        .endsWith(
            "what it costs: a thread: 0.080 ms to its first result, 61 KiB when idle; a process: 96"
                + " ms to its first result, unknown when idle (no system tells)");
  }

  @Test
  void moreReasonsMayBeAdded() {
    assertThat(Recommendation.of(computing(THREADS, 1.9, 1.9)).because("it is so").reasons())
        .endsWith("it is so");
  }

  private static SpeedUpCurve curve(double... medians) {
    List<SpeedUpCurve.Point> points = new ArrayList<>();
    for (int i = 0; i < medians.length; i++) {
      points.add(new SpeedUpCurve.Point(1 << i, List.of(medians[i]), medians[i]));
    }
    return new SpeedUpCurve(4, 20, 1, List.of(new SpeedUpCurve.Line("threads", points)));
  }

  private static String adviceWhenVoidBy(VoidCause cause) {
    Map<VoidCause, Integer> voids = Map.of(cause, 9);
    return String.join("\n", Recommendation.of(withReason("no answer", voids)).reasons());
  }

  private static Comparison computing(Way threads, double ofThreads, double ofProcesses) {
    return withTask(MadeUp.comparison(threads, ofThreads, ofProcesses), 2, false);
  }

  private static Comparison withTask(Comparison made, double millis, boolean waits) {
    return new Comparison(
        made.workload(),
        made.threads(),
        made.workers(),
        millis,
        waits,
        made.speedUps(),
        made.certificates());
  }

  private static Comparison replaced(Comparison made, Certificate... others) {
    List<Certificate> all = new ArrayList<>(made.certificates().all());
    for (Certificate other : others) {
      all.replaceAll(
          each ->
              each.crew().equals(other.crew()) && each.proposition() == other.proposition()
                  ? other
                  : each);
    }
    return withTask(MadeUp.comparison(made.threads(), all), made.taskMillis(), false);
  }

  private static Comparison withReason(String reason, Map<VoidCause, Integer> voids) {
    Comparison made = MadeUp.undecided(THREADS);
    return MadeUp.comparison(
        THREADS,
        made.certificates().all().stream()
            .map(
                each ->
                    new Certificate(
                        each.crew(),
                        each.rival(),
                        each.proposition(),
                        each.answer(),
                        reason,
                        each.alpha(),
                        each.wins(),
                        each.losses(),
                        voids,
                        each.seed(),
                        each.workers(),
                        each.totalUnits(),
                        each.laps(),
                        each.leastNanos(),
                        each.rounds(),
                        each.wealth(),
                        each.crewSpeedUp(),
                        each.machineSpeedUp()))
            .toList());
  }
}
