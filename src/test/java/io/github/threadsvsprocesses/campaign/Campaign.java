package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Which scenarios there are, and how each is run. */
final class Campaign {
  /** The seed of all chances; drawn anew for a long campaign that is given none. */
  static final String SEED = "campaign.seed";

  private static final String LEAVES_NOTHING =
      "open files, threads and child processes of this JVM are back to what they were";

  private Campaign() {}

  /** The numbers of the issue, each open to an option of the same name. */
  static List<Scenario> full() {
    int kills = number("kills", 500);
    return List.of(
        new KillsInAQueue(kills * 6 / 10, 3, 3),
        new KillsOfStoppedConsumers(kills / 10),
        new KillsOnPipes(kills - kills * 6 / 10 - kills / 10, 2),
        new KilledParents(number("parents", 50), ParentRun.FOLLOWING_DEADLINE),
        new KilledParentsOfStoppedChildren(number("stopped", 10)),
        new MisbehavingChildren(number("misbehaviours", 200)),
        new ManyStarts(number("starts", 1_000)),
        new FullMemory(number("full", 20)),
        new Strangers(number("strangers", 1_000)),
        new TaggedTests());
  }

  /**
   * To be called once before the first scenario: what the JDK opens at the first use and keeps,
   * such as {@code /dev/random}, is no leftover.
   */
  static void prepare() throws IOException {
    ForkedJvm.start().close();
    Pipe.open().close();
  }

  private static int number(String option, int otherwise) {
    return Integer.getInteger("campaign." + option, otherwise);
  }

  /** Runs one; whatever happens, there are findings. */
  static Findings run(Scenario scenario, long seed, boolean tellsProgress) {
    Tally tally = new Tally(scenario.name(), seed, tellsProgress);
    Holdings before = Holdings.now();
    tally.checks(LEAVES_NOTHING);
    try {
      scenario.run(tally, new Random(seed * 31 + scenario.name().hashCode()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      tally.fails("It was interrupted.");
    } catch (Exception | AssertionError broken) {
      tally.fails(Failures.inFull(broken));
    }
    before.mustBeBack(tally);
    return tally.findings();
  }
}
