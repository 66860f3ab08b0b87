package io.github.threadsvsprocesses.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a scenario has done and found so far. Safe for use by many threads. */
final class Tally {
  private static final long TELL_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

  private final String scenario;
  private final long seed;
  private final boolean tellsProgress;
  private final long begun = System.nanoTime();
  private final Map<String, Integer> injected = new TreeMap<>();
  private final Set<String> checked = new LinkedHashSet<>();
  private final Map<String, Long> counted = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> notTried = new ArrayList<>();
  private long longestRecoveryNanos;
  private long toldAt = begun;

  Tally(String scenario, long seed, boolean tellsProgress) {
    this.scenario = scenario;
    this.seed = seed;
    this.tellsProgress = tellsProgress;
  }

  /** A fault was injected. */
  void injected(String kind) {
    injected(kind, 1);
  }

  /** Several of one kind were. */
  synchronized void injected(String kind, int number) {
    injected.merge(kind, number, Integer::sum);
    if (tellsProgress && System.nanoTime() - toldAt > TELL_EVERY_NANOS) {
      toldAt = System.nanoTime();
      System.out.printf(
          "campaign: %s: %,d faults so far, %,d failures, %d s%n",
          scenario, faults(), failures.size(), secondsSinceBegin());
    }
  }

  /** States what holds unless a failure says otherwise. */
  synchronized void checks(String property) {
    checked.add(property);
  }

  /** Something worth knowing that is no fault, such as how many messages went through. */
  synchronized void counts(String what, long number) {
    counted.merge(what, number, Long::sum);
  }

  synchronized void recoveredIn(long nanos) {
    longestRecoveryNanos = Math.max(longestRecoveryNanos, nanos);
  }

  /** Something was wrong; the text has what is needed to find out why. */
  synchronized void fails(String what) {
    String failure = "%s (seed %d, after fault %d)".formatted(what, seed, faults());
    failures.add(failure);
    if (tellsProgress) {
      System.out.println("campaign: FAILURE: " + scenario + ": " + failure);
    }
  }

  /** A part that this machine does not allow, with the reason. */
  synchronized void doesNotTry(String what) {
    notTried.add(what);
  }

  private int faults() {
    return injected.values().stream().mapToInt(Integer::intValue).sum();
  }

  private long secondsSinceBegin() {
    return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
  }

  synchronized Findings findings() {
    return new Findings(
        scenario,
        faults(),
        new TreeMap<>(injected),
        List.copyOf(checked),
        new TreeMap<>(counted),
        recoveryMillis(),
        secondsSinceBegin(),
        List.copyOf(failures),
        List.copyOf(notTried));
  }

  private @Nullable Long recoveryMillis() {
    return longestRecoveryNanos == 0 ? null : Duration.ofNanos(longestRecoveryNanos).toMillis();
  }
}
