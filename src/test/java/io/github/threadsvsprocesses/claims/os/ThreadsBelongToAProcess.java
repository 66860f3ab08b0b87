package io.github.threadsvsprocesses.claims.os;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.LeavesThreadsAtWork;
import io.github.threadsvsprocesses.children.ListsItsThreads;
import io.github.threadsvsprocesses.children.TellsWhereItRuns;
import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.claims.StartMethods;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Threads are tasks of their process and end when it ends. */
@Claim("os.threads-belong-to-a-process")
class ThreadsBelongToAProcess {
  private static final int WORKERS = 2;

  /** Linux: a directory for each process, and in it one for each of its tasks. */
  private static final Path PROC = Path.of("/proc");

  private static final boolean KERNEL_LISTS_TASKS = Files.isDirectory(PROC.resolve("self/task"));

  private static final String NO_TASKS = "are no tasks of process";
  private static final String LIVE_ON = "live on after the end of process";

  @Check
  void threadsAreTasksOfTheirProcess(@Workers(1) ProcessCrew child, Evidence evidence)
      throws IOException {
    ForkedJvm process = child.children().get(0);
    List<Long> threads = threadsOf(process); // Which it starts now, so before its tasks are listed.
    areTasksOf(process.pid(), tasksOf(process), threads, evidence);
  }

  @Check
  void threadsEndWithTheirProcess(@Workers(1) ProcessCrew child, Evidence evidence)
      throws IOException {
    ForkedJvm process = child.children().get(0);
    endWith(Victim.of(process), threadsOf(process), evidence);
  }

  @Control(refusedWith = NO_TASKS)
  void siblingsAreNoTasksOfAProcess(@Workers(1 + WORKERS) ProcessCrew processes, Evidence evidence)
      throws IOException {
    ForkedJvm process = processes.children().get(0);
    areTasksOf(process.pid(), tasksOf(process), siblings(processes), evidence);
  }

  @Control(refusedWith = LIVE_ON)
  void siblingsOutliveAProcess(@Workers(1 + WORKERS) ProcessCrew processes, Evidence evidence)
      throws IOException {
    endWith(Victim.of(processes.children().get(0)), siblings(processes), evidence);
  }

  @PythonCheck
  void threadsOfPythonAreTasksOfTheirProcessAndEndWithIt(CPython python, Evidence evidence)
      throws Exception {
    StartMethods.each(
        python,
        evidence,
        method -> {
          try (PythonWorkers child = PythonWorkers.start(python, method, 1)) {
            long pid = child.where().get(0).pid();
            List<Long> threads =
                child.leavesThreadsAtWork(0, WORKERS).stream().map(Whereabouts::threadId).toList();
            areTasksOf(pid, tasksOf(pid), threads, evidence);
            endWith(Victim.of(child, pid), threads, evidence);
          }
        });
  }

  @PythonControl(refusedWith = NO_TASKS)
  void siblingsOfPythonAreNoTasksOfAProcess(CPython python, Evidence evidence) throws Exception {
    StartMethods.eachIsRefused(
        python,
        NO_TASKS,
        evidence,
        method -> {
          try (PythonWorkers processes = PythonWorkers.start(python, method, 1 + WORKERS)) {
            List<Long> pids = processes.where().stream().map(Whereabouts::pid).toList();
            areTasksOf(pids.get(0), tasksOf(pids.get(0)), pids.subList(1, pids.size()), evidence);
          }
        });
  }

  @PythonControl(refusedWith = LIVE_ON)
  void siblingsOfPythonOutliveAProcess(CPython python, Evidence evidence) throws Exception {
    StartMethods.eachIsRefused(
        python,
        LIVE_ON,
        evidence,
        method -> {
          try (PythonWorkers processes = PythonWorkers.start(python, method, 1 + WORKERS)) {
            List<Long> pids = processes.where().stream().map(Whereabouts::pid).toList();
            endWith(Victim.of(processes, pids.get(0)), pids.subList(1, pids.size()), evidence);
          }
        });
  }

  private static void areTasksOf(
      long pid, List<Long> tasks, List<Long> workers, Evidence evidence) {
    evidence.when("the system lists the tasks of process " + pid);
    evidence.fact("The workers", workers);
    evidence.fact("The process's tasks", tasks);
    List<Long> strangers = workers.stream().filter(worker -> !tasks.contains(worker)).toList();
    assertThat(tasks).as("tasks of process %d", pid).isNotEmpty();
    assertThat(strangers).withFailMessage("%s " + NO_TASKS + " %d", strangers, pid).isEmpty();
  }

  private static void endWith(Victim process, List<Long> workers, Evidence evidence) {
    if (!KERNEL_LISTS_TASKS) {
      throw Undecided.needs("a kernel that tells of a thread's end, in /proc");
    }
    assertThat(workers).as("workers that live").allMatch(ThreadsBelongToAProcess::lives);
    evidence.when("process " + process.pid() + " is killed, and no other");
    evidence.fact("It ended", process.killed());
    List<Long> survivors = workers.stream().filter(ThreadsBelongToAProcess::lives).toList();
    evidence.fact("The workers", workers);
    evidence.fact("Those that live on", survivors);
    assertThat(survivors)
        .withFailMessage("%s " + LIVE_ON + " %d", survivors, process.pid())
        .isEmpty();
  }

  private static List<Long> threadsOf(ForkedJvm process) {
    return process.run(new LeavesThreadsAtWork(WORKERS)).stream()
        .map(Whereabouts::threadId)
        .toList();
  }

  private static List<Long> siblings(ProcessCrew processes) {
    return processes.children().stream()
        .skip(1)
        .map(sibling -> sibling.run(new TellsWhereItRuns()).pid())
        .toList();
  }

  private static List<Long> tasksOf(ForkedJvm process) throws IOException {
    return KERNEL_LISTS_TASKS ? tasksOf(process.pid()) : process.run(new ListsItsThreads());
  }

  private static List<Long> tasksOf(long pid) throws IOException {
    if (!KERNEL_LISTS_TASKS) {
      throw Undecided.needs("a kernel that lists the tasks of a process, in /proc");
    }
    try (Stream<Path> tasks = Files.list(PROC.resolve(pid + "/task"))) {
      return tasks.map(task -> Long.valueOf(task.getFileName().toString())).toList();
    }
  }

  /** The kernel shows every task by its id, also one that no list of processes shows. */
  private static boolean lives(long id) {
    return Files.exists(PROC.resolve(Long.toString(id)));
  }
}
