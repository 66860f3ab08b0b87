package io.github.threadsvsprocesses.claims.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.Meeting;
import io.github.threadsvsprocesses.children.MeetsInsideItsLock;
import io.github.threadsvsprocesses.children.MeetsInsideItsLock.Word;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.PythonCheck;
import io.github.threadsvsprocesses.claim.PythonControl;
import io.github.threadsvsprocesses.claims.python.InsideTheLock;
import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** Every process has an interpreter lock of its own. */
@Claim("parallel.every-process-has-its-own-lock")
class EveryProcessHasItsOwnLock {
  @Check
  void twoProcessesMeetWhileEachIsInsideItsLock(ProcessCrew processes, Evidence evidence)
      throws Exception {
    allAreInsideALockThatExcludesAtOnce(processes, evidence);
  }

  @Control(refusedWith = "'worker 1' queues for the lock that 'worker 0' holds")
  void twoThreadsOfOneProcess(Evidence evidence) throws Exception {
    try (ThreadCrew threads = ThreadCrew.start(2, Interpreter.withLock())) {
      evidence.given(threads.inWords());
      allAreInsideALockThatExcludesAtOnce(threads, evidence);
    }
  }

  @PythonCheck
  void twoProcessesOfCpythonComeIn(CPython python, Evidence evidence) {
    allAreInsideAtOnce(InsideTheLock.ofProcesses(python), evidence);
  }

  @PythonControl(refusedWith = "'worker 1' queues for the lock that 'worker 0' holds")
  void twoThreadsOfOneProcessOfCpython(CPython python, Evidence evidence) {
    allAreInsideAtOnce(InsideTheLock.ofThreads(python), evidence);
  }

  private static void allAreInsideAtOnce(InsideTheLock seen, Evidence evidence) {
    evidence.when("worker 0 enters its interpreter, to stay, and then worker 1 comes");
    for (int worker = 0; worker < seen.workers().size(); worker++) {
      evidence.fact("Worker " + worker, seen.workers().get(worker));
      comesIn(seen.workers().get(worker).inside(), "worker " + worker, "worker 0");
    }
    assertThat(seen.workers().stream().map(InsideTheLock.Worker::pid))
        .as("processes whose lock is held")
        .doesNotHaveDuplicates();
  }

  private static void comesIn(boolean inside, String waiter, String holder) {
    assertThat(inside)
        .withFailMessage("'%s' queues for the lock that '%s' holds", waiter, holder)
        .isTrue();
  }

  /** Whoever is inside stays there until all have come; that its lock excludes is seen as well. */
  private static void allAreInsideALockThatExcludesAtOnce(Crew crew, Evidence evidence)
      throws Exception {
    try (Meeting<Word> meeting = Meeting.open(Word.class)) {
      List<Future<Word>> workers = new ArrayList<>();
      List<Word> inside = new ArrayList<>();
      try {
        for (int worker = 0; worker < crew.size(); worker++) {
          evidence.when("worker " + worker + " enters its interpreter, to stay");
          workers.add(crew.submit(worker, new MeetsInsideItsLock(meeting.place())));
          // Ends in either world: it comes in, or it is seen to queue.
          Word word = meeting.next(workers.get(worker));
          evidence.fact("Seen", word);
          comesIn(word.inside(), word.edge().waiter(), word.edge().holder());
          assertThat(word.edge().holder())
              .as("for whom another thread of process %d waits", word.pid())
              .isEqualTo(word.thread());
          inside.add(word);
        }
        assertThat(workers).as("workers, before they may leave").noneMatch(Future::isDone);
        assertThat(inside.stream().map(Word::pid))
            .as("processes whose lock is held")
            .doesNotHaveDuplicates();
        evidence.then(inside.size() + " locks are held at once, one in each process");
      } finally {
        meeting.letGoOn(crew.size());
      }
      for (Future<Word> worker : workers) {
        worker.get();
      }
    }
  }
}
