package io.github.threadsvsprocesses.workload;

import static io.github.threadsvsprocesses.measure.Proposition.DOES_NOT_SCALE;
import static io.github.threadsvsprocesses.measure.Proposition.HARDLY_FASTER;
import static io.github.threadsvsprocesses.measure.Proposition.SCALES;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Certificates;
import io.github.threadsvsprocesses.measure.Proposition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comparisons that nobody measured, for tests of what is said of them. */
final class MadeUp {
  static final int WORKERS = 2;

  private MadeUp() {}

  /**
   * Answers as these speed-ups over one worker give them, on a machine that gives two threads twice
   * the speed.
   *
   * @param threads the judged way of threads
   */
  static Comparison comparison(Way threads, double ofThreads, double ofProcesses) {
    return comparison(
        threads,
        List.of(
            scales(threads, ofThreads),
            doesNotScale(threads, ofThreads),
            scales(Way.PROCESSES, ofProcesses),
            doesNotScale(Way.PROCESSES, ofProcesses),
            certificate(
                Way.PROCESSES,
                threads,
                HARDLY_FASTER,
                answer(ofProcesses / ofThreads <= 1.25),
                ofProcesses / ofThreads)));
  }

  /** On a machine that allows no answer. */
  static Comparison undecided(Way threads) {
    return comparison(
        threads,
        List.of(
            certificate(threads, null, SCALES, Answer.UNDECIDED, null),
            certificate(threads, null, DOES_NOT_SCALE, Answer.UNDECIDED, null),
            certificate(Way.PROCESSES, null, SCALES, Answer.UNDECIDED, null),
            certificate(Way.PROCESSES, null, DOES_NOT_SCALE, Answer.UNDECIDED, null),
            certificate(Way.PROCESSES, threads, HARDLY_FASTER, Answer.UNDECIDED, null)));
  }

  static Comparison comparison(Way threads, List<Certificate> certificates) {
    return Comparison.of(
        "made-up work",
        threads,
        WORKERS,
        new TaskSize(2e6, 0.1),
        new Certificates(certificates, Map.of(Way.VIRTUAL_THREADS.inWords(WORKERS), 1.9)));
  }

  private static Certificate scales(Way way, double speedUp) {
    return certificate(way, null, SCALES, answer(speedUp >= 1.5), speedUp);
  }

  private static Certificate doesNotScale(Way way, double speedUp) {
    return certificate(way, null, DOES_NOT_SCALE, answer(speedUp <= 1.1), speedUp);
  }

  private static Answer answer(boolean holds) {
    return holds ? Answer.HOLDS : Answer.FAILS;
  }

  static Certificate certificate(
      Way way,
      @Nullable Way rival,
      Proposition proposition,
      Answer answer,
      @Nullable Double speedUp) {
    return new Certificate(
        way.inWords(WORKERS),
        rival == null ? null : rival.inWords(WORKERS),
        proposition,
        answer,
        answer == Answer.UNDECIDED ? "needs 2 usable CPUs, this machine has 1" : null,
        1e-5,
        answer == Answer.HOLDS ? 19 : 0,
        answer == Answer.FAILS ? 19 : 0,
        Map.of(),
        1,
        WORKERS,
        10,
        5,
        1,
        List.of(),
        List.of(),
        speedUp,
        speedUp == null ? null : (Double) 2.0);
  }
}
