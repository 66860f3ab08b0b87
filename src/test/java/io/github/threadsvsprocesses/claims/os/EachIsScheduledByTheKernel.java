package io.github.threadsvsprocesses.claims.os;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.ComputesAndPauses;
import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
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

  /** The same in CPython. */
  private static final int ADDITIONS = 1_000_000;

  private static final int PAUSES = 50;
  private static final String ONE_TO_THE_KERNEL =
      "the kernel knows 1 thread where there are 3 tasks";
  private static final String BOOKED_TO_ANOTHER = "what task 1 did is booked to task 2 as well";

  /** Three tasks, each of which works when told to, and tells where it does. */
  private interface Tasks {
    Whereabouts tell(int task);
  }

  @Check
  void threads(@Workers(TASKS) ThreadCrew threads, Evidence evidence) {
    theTasksAreKnownToTheKernelEachByItself(of(threads), evidence);
    theKernelBooksWorkToWhoDidItAlone(of(threads), evidence);
  }

  @Check
  void processes(@Workers(TASKS) ProcessCrew processes, Evidence evidence) {
    theTasksAreKnownToTheKernelEachByItself(of(processes), evidence);
    theKernelBooksWorkToWhoDidItAlone(of(processes), evidence);
  }

  @Control(refusedWith = ONE_TO_THE_KERNEL)
  void tasksOfOneThreadAreOneToTheKernel(@Workers(1) ThreadCrew oneThread, Evidence evidence) {
    theTasksAreKnownToTheKernelEachByItself(of(oneThread), evidence);
  }

  @Control(refusedWith = BOOKED_TO_ANOTHER)
  void tasksOfOneThreadShareItsCounters(@Workers(1) ThreadCrew oneThread, Evidence evidence) {
    theKernelBooksWorkToWhoDidItAlone(of(oneThread), evidence);
  }

  @PythonCheck
  void threadsOfPython(CPython python, Evidence evidence) {
    theKernelKnowsEach(python, "thread", TASKS, evidence);
  }

  @PythonCheck
  void processesOfPython(CPython python, Evidence evidence) throws Exception {
    StartMethods.each(
        python, evidence, method -> theKernelKnowsEach(python, method, TASKS, evidence));
  }

  @PythonControl(refusedWith = ONE_TO_THE_KERNEL)
  void tasksOfOneThreadOfPythonAreOneToTheKernel(CPython python, Evidence evidence) {
    theKernelKnowsEach(python, "thread", 1, evidence);
  }

  @PythonControl(refusedWith = BOOKED_TO_ANOTHER)
  void tasksOfOneThreadOfPythonShareItsCounters(CPython python, Evidence evidence) {
    try (PythonWorkers oneThread = PythonWorkers.start(python, "thread", 1)) {
      theKernelBooksWorkToWhoDidItAlone(of(oneThread, 1), evidence);
    }
  }

  private static void theKernelKnowsEach(
      CPython python, String world, int workers, Evidence evidence) {
    try (PythonWorkers crew = PythonWorkers.start(python, world, workers)) {
      theTasksAreKnownToTheKernelEachByItself(of(crew, workers), evidence);
      theKernelBooksWorkToWhoDidItAlone(of(crew, workers), evidence);
    }
  }

  /** In the crew that has as many workers each task has one, else they share those there are. */
  private static Tasks of(Crew crew) {
    return task -> crew.runOn(task % crew.size(), WORK);
  }

  private static Tasks of(PythonWorkers crew, int workers) {
    return task -> crew.computesAndPauses(task % workers, ADDITIONS, PAUSES);
  }

  private static void theTasksAreKnownToTheKernelEachByItself(Tasks work, Evidence evidence) {
    evidence.when(TASKS + " tasks tell in which thread they run");
    List<Whereabouts> tasks = whereTasksRun(work);
    tasks.forEach(task -> evidence.fact("A task, in the word of the " + task.source(), task));
    long known = tasks.stream().distinct().count();
    assertThat(known)
        .withFailMessage(
            "the kernel knows %d thread where there are %d tasks: %s", known, TASKS, tasks)
        .isEqualTo(TASKS);
  }

  /** What is booked is read from outside: a worker that rests does nothing for it. */
  private static void theKernelBooksWorkToWhoDidItAlone(Tasks each, Evidence evidence) {
    List<Whereabouts> tasks = whereTasksRun(each);
    for (int doer = 0; doer < TASKS; doer++) {
      evidence.when("task " + (doer + 1) + " computes and pauses, and the others rest");
      List<SchedulersAccount> before = tasks.stream().map(SchedulersAccount::of).toList();
      each.tell(doer);
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

  private static List<Whereabouts> whereTasksRun(Tasks work) {
    List<Whereabouts> tasks = new ArrayList<>();
    for (int task = 0; task < TASKS; task++) {
      tasks.add(work.tell(task));
    }
    return tasks;
  }
}
