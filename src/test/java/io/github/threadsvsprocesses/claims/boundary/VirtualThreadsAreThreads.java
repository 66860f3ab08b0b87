package io.github.threadsvsprocesses.claims.boundary;

import io.github.threadsvsprocesses.children.Guard;
import io.github.threadsvsprocesses.claim.Check;
import io.github.threadsvsprocesses.claim.Claim;
import io.github.threadsvsprocesses.claim.Control;
import io.github.threadsvsprocesses.claim.Workers;
import io.github.threadsvsprocesses.claims.memory.SynchronisationKeepsEveryUpdate;
import io.github.threadsvsprocesses.claims.memory.ThreadsCommunicateWithoutCopying;
import io.github.threadsvsprocesses.claims.memory.ThreadsLiveInOneProcess;
import io.github.threadsvsprocesses.claims.memory.ThreadsShareResources;
import io.github.threadsvsprocesses.claims.memory.ThreadsShareVariables;
import io.github.threadsvsprocesses.claims.memory.UnsynchronisedSharingLosesUpdates;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;

/**
 * Virtual threads live in one process and share its memory just as platform threads do: the
 * judgements are those of the claims about memory.
 *
 * <p>The kernel knows only the threads that carry them, so which virtual thread it is, the JVM says
 * alone. The guard is a lock of the library, which tells who queues: the thread bean knows no
 * virtual threads, and before Java 24 one that waits for a {@code synchronized} block keeps its
 * carrier, of which there may be fewer than threads that are to queue.
 */
@Claim("boundary.virtual-threads-are-threads")
class VirtualThreadsAreThreads {
  private interface Judgement {
    void of(ThreadCrew virtual, Evidence evidence) throws Exception;
  }

  @Check
  void theyLiveInOneProcess(Evidence evidence) throws Exception {
    hold(ThreadsLiveInOneProcess::workersAreManyAndTheirProcessIsOne, evidence);
  }

  @Check
  void whatOneAppendsAllSee(Evidence evidence) throws Exception {
    hold(ThreadsShareVariables::whatOneWorkerAppendsAllSee, evidence);
  }

  @Check
  void oneReadsOnWhereAnotherStopped(Evidence evidence) throws Exception {
    hold(ThreadsShareResources::aWorkerReadsOnWhereAnotherStopped, evidence);
  }

  @Check
  void oneAnswersAConnectionThatAnotherAccepted(Evidence evidence) throws Exception {
    hold(ThreadsShareResources::aWorkerAnswersAConnectionThatAnotherAccepted, evidence);
  }

  @Check
  void oneGivesBackTheVeryLetter(Evidence evidence) throws Exception {
    hold(ThreadsCommunicateWithoutCopying::theVeryLetterIsGivenBack, evidence);
  }

  @Check
  void onePassesOnTheVeryLetterFromQueueToQueue(Evidence evidence) throws Exception {
    hold(ThreadsCommunicateWithoutCopying::theVeryLetterIsPassedOn, evidence);
  }

  @Check
  void twoMeetBetweenReadAndWriteAndLoseAnUpdate(Evidence evidence) {
    UnsynchronisedSharingLosesUpdates.anUpdateIsLost(
        Guard.nothing(), ThreadCrew::startVirtual, evidence);
  }

  @Check
  void aCommonLockKeepsEveryUpdate(Evidence evidence) {
    SynchronisationKeepsEveryUpdate.everyUpdateIsKept(
        Guard.lock(), ThreadCrew::startVirtual, evidence);
  }

  @Control(refusedWith = "workers live in other processes than their starter")
  void processesLiveApart(ProcessCrew processes, Evidence evidence) throws Exception {
    ThreadsLiveInOneProcess.workersAreManyAndTheirProcessIsOne(processes, evidence);
  }

  @Control(refusedWith = "the starter's list is []")
  void aProcessAppendsToAListOfItsOwn(ProcessCrew processes, Evidence evidence) throws Exception {
    ThreadsShareVariables.whatOneWorkerAppendsAllSee(processes, evidence);
  }

  @Control(refusedWith = "the file is unknown to worker 0")
  void aFileOpenedAfterTheStartOfAProcess(ProcessCrew processes, Evidence evidence)
      throws Exception {
    ThreadsShareResources.aWorkerReadsOnWhereAnotherStopped(processes, evidence);
  }

  @Control(refusedWith = "the connection is unknown to worker 0")
  void aConnectionAcceptedAfterTheStartOfAProcess(ProcessCrew processes, Evidence evidence)
      throws Exception {
    ThreadsShareResources.aWorkerAnswersAConnectionThatAnotherAccepted(processes, evidence);
  }

  @Control(refusedWith = "an equal copy came back")
  void aProcessGivesBackACopy(@Workers(1) ProcessCrew process, Evidence evidence) throws Exception {
    ThreadsCommunicateWithoutCopying.theVeryLetterIsGivenBack(process, evidence);
  }

  @Control(refusedWith = "no update was lost: one thread queued until the other had written")
  void aCommonLockAroundReadAndWrite(Evidence evidence) {
    UnsynchronisedSharingLosesUpdates.anUpdateIsLost(
        Guard.lock(), ThreadCrew::startVirtual, evidence);
  }

  @Control(refusedWith = "updates were lost in round 1: the counter is ")
  void noLock(Evidence evidence) {
    SynchronisationKeepsEveryUpdate.everyUpdateIsKept(
        Guard.nothing(), ThreadCrew::startVirtual, evidence);
  }

  private static void hold(Judgement judgement, Evidence evidence) throws Exception {
    try (ThreadCrew virtual = ThreadCrew.startVirtual(3)) {
      evidence.given(virtual.inWords());
      judgement.of(virtual, evidence);
    }
  }
}
