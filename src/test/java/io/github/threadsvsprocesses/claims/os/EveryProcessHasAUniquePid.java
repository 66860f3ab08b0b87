package io.github.threadsvsprocesses.claims.os;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.TellsWhereItRuns;
import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.process.ForkedJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every live process, parent or child, has a PID that no other live process has. */
@Claim("os.every-process-has-a-unique-pid")
class EveryProcessHasAUniquePid {
  private static final int WORKERS = 3;

  @Check
  void threeChildrenAndTheirParentHaveFourPids(
      @Workers(WORKERS) ProcessCrew processes, Evidence evidence) {
    everyWorkerAndTheStarterHaveAPidOfTheirOwn(processes, evidence);
  }

  @Check
  void childrenAndSystemTellTheSamePids(
      @Workers(WORKERS) ProcessCrew processes, Evidence evidence) {
    evidence.when("the system is asked for the PID of each child it started");
    List<Long> theSystems = processes.children().stream().map(ForkedJvm::pid).toList();
    List<Long> theChildrens = pidsToldBy(processes);
    evidence.fact("The system's word", theSystems);
    evidence.fact("The children's word", theChildrens);
    assertThat(theChildrens).as("the children's word").isEqualTo(theSystems);
    assertThat(theSystems)
        .as("live processes whose parent is this one")
        .allMatch(pid -> parentOf(pid).equals(Optional.of(ProcessHandle.current().pid())));
  }

  @Control(refusedWith = "PIDs are told twice")
  void threadsHaveOnePid(@Workers(WORKERS) ThreadCrew threads, Evidence evidence) {
    everyWorkerAndTheStarterHaveAPidOfTheirOwn(threads, evidence);
  }

  @PythonCheck
  void threePythonChildrenAndTheirParentHaveFourPids(CPython python, Evidence evidence) {
    for (String method : python.startMethods()) {
      evidence.when("a CPython starts three processes by " + method + ", and each tells its PID");
      everyoneHasAPidOfItsOwn(pids(python, method), evidence);
    }
  }

  @PythonControl(refusedWith = "PIDs are told twice")
  void threePythonThreadsHaveOnePid(CPython python, Evidence evidence) {
    evidence.when("a CPython starts three threads, and each tells its PID");
    everyoneHasAPidOfItsOwn(pids(python, "threads"), evidence);
  }

  private static List<Long> pids(CPython python, String kind) {
    return List.of(python.run(Long[].class, "every_process_has_a_unique_pid", kind));
  }

  private static void everyWorkerAndTheStarterHaveAPidOfTheirOwn(Crew crew, Evidence evidence) {
    evidence.when("the starter and each worker tell their PID");
    List<Long> pids = new ArrayList<>(pidsToldBy(crew));
    pids.add(ProcessHandle.current().pid());
    everyoneHasAPidOfItsOwn(pids, evidence);
  }

  /** Three workers and their starter. */
  private static void everyoneHasAPidOfItsOwn(List<Long> pids, Evidence evidence) {
    evidence.fact("PIDs, the starter's last", pids);
    assertThat(pids).as("as many PIDs as workers, and the starter's").hasSize(WORKERS + 1);
    assertThat(pids).withFailMessage("PIDs are told twice: %s", pids).doesNotHaveDuplicates();
  }

  private static List<Long> pidsToldBy(Crew crew) {
    return crew.run(new TellsWhereItRuns()).stream().map(Whereabouts::pid).toList();
  }

  private static Optional<Long> parentOf(long pid) {
    return ProcessHandle.of(pid).flatMap(ProcessHandle::parent).map(ProcessHandle::pid);
  }
}
