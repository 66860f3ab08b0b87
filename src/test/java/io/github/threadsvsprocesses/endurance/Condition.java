package io.github.threadsvsprocesses.endurance;

import java.util.List;

/**
 * Under what the timed claims are judged.
 *
 * @param name for {@code -Dconditions}
 * @param inWords as in a table
 * @param timesEachRound how many runs there are for each round asked for
 */
record Condition(String name, String inWords, int timesEachRound, Burden.Maker burden) {
  /** Where most runs end with answers, and quickly, more of them say more about errors. */
  private static final int RUNS_WITH_ANSWERS = 5;

  Condition(String name, String inWords, Burden.Maker burden) {
    this(name, inWords, 1, burden);
  }

  /** The hardest first: those that bring answers want a machine that nobody else uses. */
  static List<Condition> all() {
    return List.of(
        new Condition("eight-hogs", "eight CPU hogs", child -> Hogs.computing(8)),
        new Condition("four-hogs", "four CPU hogs", child -> Hogs.computing(4)),
        new Condition("two-hogs", "two CPU hogs", child -> Hogs.computing(2)),
        new Condition("one-hog", "one CPU hog", child -> Hogs.computing(1)),
        new Condition(
            "hogs-on-and-off",
            "two CPU hogs, at work every other 700 ms",
            child -> Hogs.computingOnAndOff(2)),
        new Condition(
            "niced",
            "niced to 19, beside a CPU hog that is not",
            child -> {
              Tools.nice(child.pid());
              return Hogs.computing(1);
            }),
        new Condition("pinned", "pinned to one CPU", child -> Tools.pinToOneCpu(child.pid())),
        new Condition("quota-0.5", "a quota of 0.5 CPUs", child -> Quota.on(child.pid(), 0.5)),
        new Condition("quota-1", "a quota of 1 CPU", child -> Quota.on(child.pid(), 1)),
        new Condition("quota-1.5", "a quota of 1.5 CPUs", child -> Quota.on(child.pid(), 1.5)),
        new Condition(
            "quota-on-and-off",
            "a quota of 1 CPU, in force every other 700 ms",
            child -> Quota.onAndOff(child.pid(), 1)),
        new Condition(
            "brief-hogs",
            "two CPU hogs, at work for 50 ms after every 700 ms",
            RUNS_WITH_ANSWERS,
            child -> Hogs.computingBriefly(2)),
        new Condition("memory-hog", "a memory hog", child -> Hogs.writingMemory(1)),
        new Condition("quiet", "quiet: nothing else is run", RUNS_WITH_ANSWERS, child -> () -> {}));
  }
}
