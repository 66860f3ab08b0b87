package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * One of its child JVMs is stopped before the parent is killed: it cannot notice that, so the next
 * use of the kit must end it.
 */
record KilledParentsOfStoppedChildren(int kills) implements Scenario {
  @Override
  public String name() {
    return "parents killed while a child is stopped";
  }

  @Override
  public void run(Tally tally, Random chance) throws Exception {
    if (!MarkedProcesses.canBeFound()) {
      tally.doesNotTry("finding the children of a killed parent: this system has no /proc");
      return;
    }
    tally.checks("the next use of the kit ends a stopped child of a killed parent");
    tally.checks("all others end as they do without it");
    for (int kill = 0; kill < kills; kill++) {
      try (ParentRun run = new ParentRun(chance)) {
        ProcessHandle stopped = stopOne(run, chance);
        run.kill();
        tally.injected("SIGSTOP of a child, SIGKILL of its parent");
        if (!Waiting.until(
            ParentRun.FOLLOWING_DEADLINE, () -> withItsOwn(stopped).containsAll(run.living()))) {
          tally.fails(
              "Its parent is gone, but there lives, besides %d, which is stopped, and its own, %s"
                  .formatted(stopped.pid(), MarkedProcesses.inWords(run.living())));
        }
        long now = System.nanoTime();
        run.nextStart();
        if (Waiting.until(ParentRun.FOLLOWING_DEADLINE, () -> run.living().isEmpty())) {
          tally.recoveredIn(System.nanoTime() - now);
        } else {
          tally.fails(
              "After the next use of the kit there lives " + MarkedProcesses.inWords(run.living()));
        }
      }
    }
  }

  /** It and what it has started, which nobody but it knows of and which it cannot end. */
  private static List<ProcessHandle> withItsOwn(ProcessHandle stopped) {
    return Stream.concat(Stream.of(stopped), stopped.descendants()).toList();
  }

  /** Waits for a child JVM: there are moments without one. */
  private static ProcessHandle stopOne(ParentRun run, Random chance) throws Exception {
    long end = System.nanoTime() + TimeoutFactor.times(Waiting.DEADLINE).toNanos();
    while (System.nanoTime() < end) {
      List<ProcessHandle> children =
          new ArrayList<>(run.living().stream().filter(MarkedProcesses::isChildJvm).toList());
      Collections.shuffle(children, chance);
      if (!children.isEmpty()) {
        Death.stop(children.get(0).pid());
        if (children.get(0).isAlive()) {
          return children.get(0);
        }
      }
    }
    throw new IOException("The parent " + run.pid() + " has no child JVM.");
  }
}
