package io.github.threadsvsprocesses.claims.os;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.LeavesThreadsAtWork;
import io.github.threadsvsprocesses.children.ListsItsThreads;
import io.github.threadsvsprocesses.children.TellsWhereItRuns;
import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Threads are tasks of their process and end when it ends. */
@Claim("os.threads-belong-to-a-process")
class ThreadsBelongToAProcess {
  private static final int WORKERS = 2;

  /** Linux: a directory for each process, and in it one for each of its tasks. */
  private static final Path PROC = Path.of("/proc");

  private static final boolean KERNEL_LISTS_TASKS = Files.isDirectory(PROC.resolve("self/task"));

  private static final Duration KILL_DEADLINE = Duration.ofSeconds(20);

  @Check
  void threadsAreTasksOfTheirProcess(@Workers(1) ProcessCrew child, Evidence evidence)
      throws IOException {
    ForkedJvm process = child.children().get(0);
    areTasksOf(process, threadsOf(process), evidence);
  }

  @Check
  void threadsEndWithTheirProcess(@Workers(1) ProcessCrew child, Evidence evidence)
      throws IOException {
    ForkedJvm process = child.children().get(0);
    endWith(process, threadsOf(process), evidence);
  }

  @Control(refusedWith = "are no tasks of process")
  void siblingsAreNoTasksOfAProcess(@Workers(1 + WORKERS) ProcessCrew processes, Evidence evidence)
      throws IOException {
    areTasksOf(processes.children().get(0), siblings(processes), evidence);
  }

  @Control(refusedWith = "live on after the end of process")
  void siblingsOutliveAProcess(@Workers(1 + WORKERS) ProcessCrew processes, Evidence evidence)
      throws IOException {
    endWith(processes.children().get(0), siblings(processes), evidence);
  }

  private static void areTasksOf(ForkedJvm process, List<Long> workers, Evidence evidence)
      throws IOException {
    evidence.when("the system lists the tasks of process " + process.pid());
    List<Long> tasks = tasksOf(process);
    evidence.fact("The workers", workers);
    evidence.fact("The process's tasks", tasks);
    List<Long> strangers = workers.stream().filter(worker -> !tasks.contains(worker)).toList();
    assertThat(tasks).as("tasks of process %d", process.pid()).isNotEmpty();
    assertThat(strangers)
        .withFailMessage("%s are no tasks of process %d", strangers, process.pid())
        .isEmpty();
  }

  private static void endWith(ForkedJvm process, List<Long> workers, Evidence evidence) {
    if (!KERNEL_LISTS_TASKS) {
      throw Undecided.needs("a kernel that tells of a thread's end, in /proc");
    }
    assertThat(workers).as("workers that live").allMatch(ThreadsBelongToAProcess::lives);
    evidence.when("process " + process.pid() + " is killed, and no other");
    process.handle().destroyForcibly();
    evidence.fact("It ended", process.join(TimeoutFactor.times(KILL_DEADLINE)));
    List<Long> survivors = workers.stream().filter(ThreadsBelongToAProcess::lives).toList();
    evidence.fact("The workers", workers);
    evidence.fact("Those that live on", survivors);
    assertThat(survivors)
        .withFailMessage("%s live on after the end of process %d", survivors, process.pid())
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
    if (!KERNEL_LISTS_TASKS) {
      return process.run(new ListsItsThreads());
    }
    try (Stream<Path> tasks = Files.list(PROC.resolve(process.pid() + "/task"))) {
      return tasks.map(task -> Long.valueOf(task.getFileName().toString())).toList();
    }
  }

  /** The kernel shows every task by its id, also one that no list of processes shows. */
  private static boolean lives(long id) {
    return Files.exists(PROC.resolve(Long.toString(id)));
  }
}
