package io.github.threadsvsprocesses.campaign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A parent is killed by SIGKILL in the middle of its work with child JVMs.
 *
 * @param kills in all
 * @param following how long its children may live after it; stands under the factor
 */
record KilledParents(int kills, Duration following) implements Scenario {
  @Override
  public String name() {
    return "parents killed at work";
  }

  @Override
  public void run(Tally tally, Random chance) throws Exception {
    if (!MarkedProcesses.canBeFound()) {
      tally.doesNotTry("finding the children of a killed parent: this system has no /proc");
      return;
    }
    tally.checks(
        "%d s (times the factor) after its parent's death no child lives, nor what it started"
            .formatted(following.toSeconds()));
    tally.checks("the next use of the kit removes what the killed ones have left");
    for (int kill = 0; kill < kills; kill++) {
      try (ParentRun run = new ParentRun(chance)) {
        tally.counts("processes of the killed parents", run.living().size() - 1L);
        if (!run.kill()) {
          tally.fails("The parent had ended by itself");
        }
        long now = System.nanoTime();
        tally.injected("SIGKILL of a parent");
        if (Waiting.until(following, () -> run.living().isEmpty())) {
          tally.recoveredIn(System.nanoTime() - now);
        } else {
          tally.fails(
              "Its parent is gone, but there lives " + MarkedProcesses.inWords(run.living()));
        }
        List<Path> left = run.leftDirectories();
        tally.counts("directories they left", left.size());
        run.nextStart();
        List<Path> still = left.stream().filter(Files::exists).toList();
        if (!still.isEmpty()) {
          tally.fails("The next use of the kit did not remove " + still);
        }
      }
    }
  }
}
