package io.github.threadsvsprocesses.claims.both;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.Meeting;
import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.children.WaitsForTheOthers;
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
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Threads let several tasks be in progress at once, and so do processes. */
@Claim("both.tasks-are-in-progress-together")
class TasksAreInProgressTogether {
  private static final int TASKS = 3;
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(20);
  private static final String ONE = "in progress together: 1 of 3 tasks; 2 queue until one ends";

  /**
   * What CPython tells of tasks that were given out and may not end before they are told to.
   *
   * @param begun those that had begun then
   * @param queued those that had not, since there was no worker free
   * @param ranOn where each ran, in the end
   */
  private record Together(List<Integer> begun, int queued, List<Whereabouts> ranOn) {}

  @Check
  void threeTasksMeetOnThreeThreads(@Workers(TASKS) ThreadCrew threads, Evidence evidence)
      throws Exception {
    allTasksMeetBeforeAnyEnds(threads, evidence);
  }

  @Check
  void threeTasksMeetOnThreeProcesses(@Workers(TASKS) ProcessCrew processes, Evidence evidence)
      throws Exception {
    allTasksMeetBeforeAnyEnds(processes, evidence);
  }

  @Control(refusedWith = ONE)
  void threeTasksOnOneThread(@Workers(1) ThreadCrew thread, Evidence evidence) throws Exception {
    allTasksMeetBeforeAnyEnds(thread, evidence);
  }

  @Control(refusedWith = ONE)
  void threeTasksOnOneProcess(@Workers(1) ProcessCrew process, Evidence evidence) throws Exception {
    allTasksMeetBeforeAnyEnds(process, evidence);
  }

  @PythonCheck
  void threeTasksMeetOnThreeThreadsOfPython(CPython python, Evidence evidence) {
    inPython("thread", TASKS, python, evidence);
  }

  @PythonCheck
  void threeTasksMeetOnThreeProcessesOfPython(CPython python, Evidence evidence) throws Exception {
    StartMethods.each(python, evidence, method -> inPython(method, TASKS, python, evidence));
  }

  @PythonControl(refusedWith = ONE)
  void threeTasksOnOneThreadOfPython(CPython python, Evidence evidence) {
    inPython("thread", 1, python, evidence);
  }

  @PythonControl(refusedWith = ONE)
  void threeTasksOnOneProcessOfPython(CPython python, Evidence evidence) throws Exception {
    StartMethods.eachIsRefused(
        python, ONE, evidence, method -> inPython(method, 1, python, evidence));
  }

  private static void inPython(String world, int workers, CPython python, Evidence evidence) {
    tell(evidence);
    Together seen = python.run(Together.class, "tasks_in_progress_together", world, TASKS, workers);
    evidence.fact("Begun and not ended", seen.begun());
    nobodyQueues(seen.begun().size(), seen.queued());
    ranOnWorkersOfTheirOwn(seen.ranOn(), evidence);
  }

  private static void tell(Evidence evidence) {
    evidence.when(TASKS + " tasks are given out; each begins, then waits until all have begun");
  }

  /** Ends in either world: with a worker each all begin, with too few the rest are queued. */
  private static void nobodyQueues(int begun, int queued) {
    assertThat(begun + queued < TASKS || queued == 0)
        .withFailMessage(
            "in progress together: %d of %d tasks; %d queue until one ends", begun, TASKS, queued)
        .isTrue();
  }

  private static void ranOnWorkersOfTheirOwn(List<Whereabouts> where, Evidence evidence) {
    evidence.fact("The tasks ran on", where);
    assertThat(where).as("workers that had a task").hasSize(TASKS).doesNotHaveDuplicates();
  }

  private static void allTasksMeetBeforeAnyEnds(Crew crew, Evidence evidence) throws Exception {
    tell(evidence);
    BlockingQueue<Runnable> notBegun = new LinkedBlockingQueue<>();
    ThreadPoolExecutor givenOut =
        new ThreadPoolExecutor(crew.size(), crew.size(), 0, TimeUnit.SECONDS, notBegun);
    try (Meeting<Integer> meeting = Meeting.open(Integer.class)) {
      List<Future<Whereabouts>> tasks = giveOut(crew, givenOut, meeting.place());
      Set<Integer> begun = new TreeSet<>();
      while (begun.size() < TASKS) {
        Integer next = meeting.nextIfAny();
        if (next != null) {
          begun.add(next);
          evidence.fact("Begun and not ended", begun);
        }
        haveNotEnded(tasks);
        nobodyQueues(begun.size(), notBegun.size());
      }
      haveNotEnded(tasks);

      evidence.when("all have begun, they are let go on");
      meeting.letGoOn(TASKS);
      List<Whereabouts> where = new ArrayList<>();
      for (Future<Whereabouts> task : tasks) {
        where.add(task.get());
      }
      ranOnWorkersOfTheirOwn(where, evidence);
    } finally {
      stop(givenOut);
    }
  }

  /** To whichever worker is free; a task that finds none waits in the executor's queue. */
  private static List<Future<Whereabouts>> giveOut(
      Crew crew, ThreadPoolExecutor givenOut, Meeting.Place meeting) {
    BlockingQueue<Integer> free =
        new LinkedBlockingQueue<>(IntStream.range(0, crew.size()).boxed().toList());
    List<Future<Whereabouts>> tasks = new ArrayList<>();
    for (int number = 1; number <= TASKS; number++) {
      WaitsForTheOthers task = new WaitsForTheOthers(number, meeting);
      tasks.add(
          givenOut.submit(
              () -> {
                int worker = free.take();
                Whereabouts where = crew.runOn(worker, task);
                free.put(worker);
                return where;
              }));
    }
    return tasks;
  }

  private static void stop(ThreadPoolExecutor executor) throws InterruptedException {
    executor.shutdownNow();
    if (!executor.awaitTermination(
        TimeoutFactor.times(STOP_DEADLINE).toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("A task goes on although it was interrupted.");
    }
  }

  /** One that has failed is rethrown: nobody would come to meet those who wait. */
  private static void haveNotEnded(List<Future<Whereabouts>> tasks)
      throws ExecutionException, InterruptedException {
    for (Future<Whereabouts> task : tasks) {
      if (task.isDone()) {
        task.get();
      }
    }
    assertThat(tasks).as("tasks, before they may go on").noneMatch(Future::isDone);
  }
}
