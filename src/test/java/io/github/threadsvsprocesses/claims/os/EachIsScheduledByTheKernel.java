package io.github.threadsvsprocesses.claims.os;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.ComputesAndPauses;
import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;

/** The kernel schedules every thread and every process separately. */
@Claim("os.each-is-scheduled-by-the-kernel")
class EachIsScheduledByTheKernel {
  private static final int TASKS = 3;

  /** Some 60 ms on a CPU, and 50 times off it. */
  private static final ComputesAndPauses WORK = new ComputesAndPauses(3_000, 50);

  @Check
  void threads(@Workers(TASKS) ThreadCrew threads, Evidence evidence) {
    theTasksAreKnownToTheKernelEachByItself(threads, evidence);
    theKernelBooksWorkToWhoDidItAlone(threads, evidence);
  }

  @Check
  void processes(@Workers(TASKS) ProcessCrew processes, Evidence evidence) {
    theTasksAreKnownToTheKernelEachByItself(processes, evidence);
    theKernelBooksWorkToWhoDidItAlone(processes, evidence);
  }

  @Control(refusedWith = "the kernel knows 1 thread where there are 3 tasks")
  void tasksOfOneThreadAreOneToTheKernel(@Workers(1) ThreadCrew oneThread, Evidence evidence) {
    theTasksAreKnownToTheKernelEachByItself(oneThread, evidence);
  }

  @Control(refusedWith = "what task 1 did is booked to task 2 as well")
  void tasksOfOneThreadShareItsCounters(@Workers(1) ThreadCrew oneThread, Evidence evidence) {
    theKernelBooksWorkToWhoDidItAlone(oneThread, evidence);
  }

  private static void theTasksAreKnownToTheKernelEachByItself(Crew crew, Evidence evidence) {
    evidence.when(TASKS + " tasks tell in which thread they run");
    List<Whereabouts> tasks = whereTasksRun(crew);
    tasks.forEach(task -> evidence.fact("A task, in the word of the " + task.source(), task));
    long known = tasks.stream().distinct().count();
    assertThat(known)
        .withFailMessage(
            "the kernel knows %d thread where there are %d tasks: %s", known, TASKS, tasks)
        .isEqualTo(TASKS);
  }

  /** What is booked is read from outside: a worker that rests does nothing for it. */
  private static void theKernelBooksWorkToWhoDidItAlone(Crew crew, Evidence evidence) {
    List<Whereabouts> tasks = whereTasksRun(crew);
    for (int doer = 0; doer < TASKS; doer++) {
      evidence.when("task " + (doer + 1) + " computes and pauses, and the others rest");
      List<SchedulersAccount> before = tasks.stream().map(SchedulersAccount::of).toList();
      crew.runOn(doer % crew.size(), WORK);
      List<SchedulersAccount> booked = new ArrayList<>();
      for (int task = 0; task < TASKS; task++) {
        booked.add(SchedulersAccount.of(tasks.get(task)).since(before.get(task)));
        evidence.fact("Booked to task " + (task + 1), booked.get(task));
      }
      SchedulersAccount work = booked.get(doer);
      assertThat(work.cpuNanos()).as("CPU time booked to task %d", doer + 1).isPositive();
      for (int other = 0; other < TASKS; other++) {
        assertThat(other == doer || booked.get(other).isLittleBeside(work))
            .withFailMessage(
                "what task %d did is booked to task %d as well: %s, and %s",
                doer + 1, other + 1, work, booked.get(other))
            .isTrue();
      }
    }
  }

  /** In the crew that has as many workers each task has one, else they share those there are. */
  private static List<Whereabouts> whereTasksRun(Crew crew) {
    List<Whereabouts> tasks = new ArrayList<>();
    for (int task = 0; task < TASKS; task++) {
      tasks.add(crew.runOn(task % crew.size(), WORK));
    }
    return tasks;
  }
}
